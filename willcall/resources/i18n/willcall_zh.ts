<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>AdviceLayout</name>
    <message>
        <source>Machine fault</source>
        <extracomment>small flag over the headline when a machine is broken</extracomment>
        <translation>机器故障</translation>
    </message>
</context>
<context>
    <name>AdviceWords</name>
    <message>
        <source>What to do now</source>
        <extracomment>label over the next step that a refused moviegoer should take</extracomment>
        <translation>现在请这样做</translation>
    </message>
    <message>
        <source>Reason %1</source>
        <extracomment>%1 is a short code such as C10 that staff can look up</extracomment>
        <translation>原因代码 %1</translation>
    </message>
</context>
<context>
    <name>BasketList</name>
    <message>
        <source>Your codes</source>
        <extracomment>read aloud: the list of codes that are printed together</extracomment>
        <translation>您的取票码</translation>
    </message>
</context>
<context>
    <name>BasketSlip</name>
    <message>
        <source>Take out: %1</source>
        <extracomment>read aloud: takes one code&apos;s tickets out of the list; %1 is the film</extracomment>
        <translation>移除：%1</translation>
    </message>
</context>
<context>
    <name>ComfortRow</name>
    <message>
        <source>Large text</source>
        <extracomment>turns large text on and off; keep it short</extracomment>
        <translation>大字</translation>
    </message>
    <message>
        <source>High contrast</source>
        <extracomment>turns high contrast on and off; keep it short</extracomment>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Low reach</source>
        <extracomment>moves all that can be pressed to the lower half of the screen, and back; keep it short</extracomment>
        <translation>低位操作</translation>
    </message>
</context>
<context>
    <name>CountdownRow</name>
    <message>
        <source>I need more time</source>
        <extracomment>the button of somebody for whom the screen would go too soon</extracomment>
        <translation>我还需要时间</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n ticket(s) found</source>
        <extracomment>headline of the found screen</extracomment>
        <translation>
            <numerusform>找到 %n 张票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n ticket(s)</source>
        <extracomment>the button that prints</extracomment>
        <translation>
            <numerusform>打印 %n 张票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take your %n ticket(s)</source>
        <extracomment>headline once all are printed</extracomment>
        <translation>
            <numerusform>请取走 %n 张票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already collected</source>
        <extracomment>tickets of the same code whose paper is out; their seats follow</extracomment>
        <translation>
            <numerusform>已取 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not certain, please ask our staff</source>
        <extracomment>tickets of the same code of which nobody knows whether they were printed; their seats follow</extracomment>
        <translation>
            <numerusform>%n 张待确认，请问工作人员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) to go</source>
        <extracomment>on the button that cannot act yet</extracomment>
        <translation>
            <numerusform>还差 %n 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starts in %n minute(s)</source>
        <extracomment>minutes until the showing starts</extracomment>
        <translation>
            <numerusform>%n 分钟后开场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %n minute(s) ago</source>
        <extracomment>minutes since the showing started</extracomment>
        <translation>
            <numerusform>已开场 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back to start in %n s</source>
        <extracomment>the screen returns to the start by itself; keep it short</extracomment>
        <translation>
            <numerusform>%n 秒后返回首页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Codes again in %n s</source>
        <extracomment>a machine that pauses takes codes again by itself; keep it short</extracomment>
        <translation>
            <numerusform>%n 秒后可再取票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starting again in %n s</source>
        <extracomment>a machine that is out of order starts again by itself; keep it short</extracomment>
        <translation>
            <numerusform>%n 秒后重新启动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <extracomment>how many tickets, in a line with their showing</extracomment>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n code(s) at a time. Print these first.</source>
        <extracomment>a notice: so many collection codes can be printed in one go</extracomment>
        <translation>
            <numerusform>一次最多 %n 个取票码，请先打印这些。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>One digit is wrong. Check your message.</source>
        <extracomment>under a code whose check digit is wrong</extracomment>
        <translation>有一位数字不对，请与短信核对。</translation>
    </message>
    <message>
        <source>Correct the code first</source>
        <extracomment>on the button that cannot act while a digit is wrong</extracomment>
        <translation>请先更正取票码</translation>
    </message>
    <message>
        <source>Find my tickets</source>
        <extracomment>on the button that looks the typed code up</extracomment>
        <translation>查询我的票</translation>
    </message>
    <message>
        <source>Collection code, %1 of 12 digits typed</source>
        <extracomment>read aloud; %1 is how many digits were typed</extracomment>
        <translation>取票码，已输入 12 位中的 %1 位</translation>
    </message>
</context>
<context>
    <name>EntryScreen</name>
    <message>
        <source>Type your code</source>
        <translation>请输入取票码</translation>
    </message>
    <message>
        <source>12 digits, or hold the QR code to the scanner</source>
        <translation>12 位数字，或将二维码对准扫描口</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to my tickets</source>
        <translation>返回我的影票</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>This machine is busy</source>
        <translation>本机正忙</translation>
    </message>
    <message>
        <source>The records of this machine are damaged</source>
        <translation>本机记录已损坏</translation>
    </message>
    <message>
        <source>The disk of this machine is full</source>
        <translation>本机磁盘已满</translation>
    </message>
    <message>
        <source>This machine cannot reach its records</source>
        <translation>本机无法读取记录</translation>
    </message>
    <message>
        <source>The program of this machine is too old for its records</source>
        <translation>本机程序版本过旧</translation>
    </message>
    <message>
        <source>The records of this machine cannot be trusted</source>
        <translation>本机记录不可信</translation>
    </message>
    <message>
        <source>A key of this machine is missing</source>
        <translation>本机缺少密钥</translation>
    </message>
    <message>
        <source>This machine is not set up yet</source>
        <translation>本机尚未启用</translation>
    </message>
    <message>
        <source>This machine is set up already</source>
        <translation>本机已经启用过</translation>
    </message>
    <message>
        <source>This machine has the keys of another one</source>
        <translation>本机装有别的机器的密钥</translation>
    </message>
    <message>
        <source>This machine does not reach head office</source>
        <translation>本机连不上中心</translation>
    </message>
    <message>
        <source>Head office does not accept this machine</source>
        <translation>中心不接受本机</translation>
    </message>
    <message>
        <source>Head office has a fault</source>
        <translation>中心出现故障</translation>
    </message>
    <message>
        <source>The line to head office is not safe</source>
        <translation>与中心的线路不安全</translation>
    </message>
    <message>
        <source>This machine was sent codes that it cannot trust</source>
        <translation>本机收到的码包不可信</translation>
    </message>
</context>
<context>
    <name>FoundScreen</name>
    <message>
        <source>Add a code</source>
        <extracomment>leads to giving a further collection code, to be printed together with these tickets</extracomment>
        <translation>再加一个取票码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>One moment, please. Scan again afterwards.</source>
        <translation>请稍候，完成后再扫码。</translation>
    </message>
    <message>
        <source>Please take the tickets first. Then scan.</source>
        <translation>请先取走影票，再扫码。</translation>
    </message>
    <message>
        <source>Please read this first, then go back to start and scan.</source>
        <translation>请先看完这里，返回首页后再扫码。</translation>
    </message>
    <message>
        <source>This machine cannot take a code now.</source>
        <translation>本机现在无法取票。</translation>
    </message>
    <message>
        <source>Our staff are at work here. One moment, please.</source>
        <translation>工作人员正在操作，请稍候。</translation>
    </message>
    <message>
        <source>These tickets are in your list already.</source>
        <translation>这些影票已在您的列表中。</translation>
    </message>
    <message>
        <source>This code has just been read. Take it away, then show it again.</source>
        <translation>此码刚刚读过，请移开后再扫一次。</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>取票码</translation>
    </message>
    <message>
        <source>To be reported</source>
        <translation>待上报</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Unfinished prints</source>
        <translation>未完成的打印</translation>
    </message>
    <message>
        <source>Wrong codes</source>
        <translation>错误的取票码</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1 tickets since new paper</source>
        <extracomment>%1 is how many tickets came out since new paper was put into the printer</extracomment>
        <translation>换纸后已出 %1 张</translation>
    </message>
    <message>
        <source>Paper near its end</source>
        <translation>票纸快用完</translation>
    </message>
    <message>
        <source>Have a new roll at hand.</source>
        <translation>请备好新纸卷。</translation>
    </message>
    <message>
        <source>The cinema&apos;s own ticket form cannot be used; ours stands in</source>
        <translation>影院自定票样不可用，已改用内置票样</translation>
    </message>
    <message>
        <source>Correct the form: the log has file and line.</source>
        <translation>请修正票样：日志中有文件和行号。</translation>
    </message>
    <message>
        <source>Check its power, its cable and its address.</source>
        <translation>检查电源、连线和地址。</translation>
    </message>
    <message>
        <source>Press its on-line key.</source>
        <translation>按打印机的联机键。</translation>
    </message>
    <message>
        <source>Wait; if it stays busy, switch it off and on.</source>
        <translation>请等待；若一直忙，请关机再开。</translation>
    </message>
    <message>
        <source>Look for the paper, then settle the seat.</source>
        <translation>查看有无出票，再处理该座位。</translation>
    </message>
    <message>
        <source>Put in a new roll and close the cover.</source>
        <translation>装入新纸卷并合上盖子。</translation>
    </message>
    <message>
        <source>Close it.</source>
        <translation>请合上。</translation>
    </message>
    <message>
        <source>Clear the way of the paper, then switch it off and on.</source>
        <translation>清理纸道，然后关机再开。</translation>
    </message>
    <message>
        <source>Wait until it is cool.</source>
        <translation>请等它冷却。</translation>
    </message>
    <message>
        <source>Switch it off and on; if the fault stays, call a technician.</source>
        <translation>关机再开；若仍有故障，请联系技术人员。</translation>
    </message>
    <message>
        <source>Make room on the disk of the tickets.</source>
        <translation>请清理存放影票的磁盘。</translation>
    </message>
    <message>
        <source>Guests are served all the same. If it stays so, call head office.</source>
        <translation>取票不受影响；若一直如此，请联系中心。</translation>
    </message>
    <message>
        <source>None for %1</source>
        <extracomment>%1 is a date</extracomment>
        <translation>没有 %1 的码包</translation>
    </message>
    <message>
        <source>Bring the codes by the line or by stick.</source>
        <translation>请联网或用 U 盘导入码包。</translation>
    </message>
    <message>
        <source>Updated %1 ago</source>
        <extracomment>%1 is how long ago this machine was given its codes</extracomment>
        <translation>%1前更新</translation>
    </message>
    <message>
        <source>%1 entries wait</source>
        <extracomment>%1 is a number of entries that head office has not got yet</extracomment>
        <translation>%1 条待上报</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <extracomment>%1 is a number of entries that head office would not take</extracomment>
        <translation>%1 条被退回</translation>
    </message>
    <message>
        <source>Never reached</source>
        <translation>从未连上</translation>
    </message>
    <message>
        <source>Last talk %1 ago</source>
        <extracomment>%1 is how long ago</extracomment>
        <translation>%1前联系过</translation>
    </message>
    <message>
        <source>Cut off %1 ago</source>
        <extracomment>%1 is how long ago the machine was switched off, or lost its power, amid its work</extracomment>
        <translation>%1前意外中断</translation>
    </message>
    <message>
        <source>Look for paper. The log has the rest.</source>
        <translation>请查看有无出纸，详情见日志。</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>准确</translation>
    </message>
    <message>
        <source>%1 s off</source>
        <extracomment>%1 is a number of seconds, with its sign</extracomment>
        <translation>相差 %1 秒</translation>
    </message>
    <message>
        <source>Set the clock, or call a technician.</source>
        <translation>请校准时钟，或联系技术人员。</translation>
    </message>
    <message>
        <source>%1 MB free</source>
        <extracomment>%1 is a number of megabytes</extracomment>
        <translation>剩余 %1 MB</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>请清理磁盘。</translation>
    </message>
    <message>
        <source>Look for paper, then restart. The log has the rest.</source>
        <translation>先查看有无出票，再重新启动；详情见日志。</translation>
    </message>
    <message>
        <source>Restart; if it stays so, call a technician.</source>
        <translation>请重新启动；若仍如此，请联系技术人员。</translation>
    </message>
    <message>
        <source>Failed while tickets were printed</source>
        <translation>打印影票时程序出错</translation>
    </message>
    <message>
        <source>Did not answer any more</source>
        <extracomment>the program, which was killed and started again for that</extracomment>
        <translation>程序曾失去响应</translation>
    </message>
    <message>
        <source>Failed (%1)</source>
        <extracomment>%1 is the name of a screen, such as entry, or of an error</extracomment>
        <translation>程序出错（%1）</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>no wrong codes, no unfinished prints</extracomment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 seats in doubt</source>
        <extracomment>%1 is a number of seats whose paper may or may not be out</extracomment>
        <translation>%1 个座位出票不确定</translation>
    </message>
    <message>
        <source>Look for the paper, then settle them at the box office.</source>
        <translation>查看有无出票，再到售票处处理。</translation>
    </message>
    <message>
        <source>%1 in a row</source>
        <extracomment>%1 is a number of wrong codes in a row</extracomment>
        <translation>连续 %1 次</translation>
    </message>
    <message>
        <source>%1 wrong PINs</source>
        <extracomment>%1 is a number of wrong PINs of staff in a row</extracomment>
        <translation>密码连错 %1 次</translation>
    </message>
    <message>
        <source>See who stands at the machine.</source>
        <translation>请看看机前是谁。</translation>
    </message>
    <message>
        <source>Call a technician: the log says what is missing.</source>
        <translation>请联系技术人员，日志里写明缺少什么。</translation>
    </message>
    <message>
        <source>The program for it is not installed</source>
        <translation>未安装摄像头组件</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Check its cable.</source>
        <translation>请检查连接线。</translation>
    </message>
    <message>
        <source>Gives no picture</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>Pull its cable out and put it in again.</source>
        <translation>请拔下连接线再插上。</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>可读</translation>
    </message>
    <message>
        <source>for %1</source>
        <extracomment>%1 is how long something has been so</extracomment>
        <translation>已持续 %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>seconds; keep it short</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>minutes; keep it short</extracomment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>hours; keep it short</extracomment>
        <translation>%1 小时</translation>
    </message>
</context>
<context>
    <name>HealthList</name>
    <message>
        <source>How the machine is</source>
        <extracomment>read aloud: the list of the machine&apos;s parts</extracomment>
        <translation>机器状况</translation>
    </message>
</context>
<context>
    <name>House</name>
    <message>
        <source>Collect your tickets</source>
        <extracomment>headline of the welcome screen</extracomment>
        <translation>自助取票</translation>
    </message>
    <message>
        <source>With the collection code from your order</source>
        <translation>请准备好订单里的取票码</translation>
    </message>
    <message>
        <source>Hold your QR code to the scanner</source>
        <translation>请将二维码对准扫描口</translation>
    </message>
    <message>
        <source>Enjoy the film</source>
        <translation>祝您观影愉快</translation>
    </message>
    <message>
        <source>Please take care of your tickets: you show them at the entrance.</source>
        <translation>请保管好影票，入场时需要检票。</translation>
    </message>
    <message>
        <source>This machine takes a break</source>
        <extracomment>headline while staff have taken the machine out of service</extracomment>
        <translation>本机暂停服务</translation>
    </message>
    <message>
        <source>Please use another machine, or see our staff.</source>
        <translation>请换一台机器，或联系工作人员。</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Clear</source>
        <extracomment>the key that takes back all digits</extracomment>
        <translation>清空</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <extracomment>read aloud: the key that takes back the last digit</extracomment>
        <translation>删除最后一位</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Ticket collection</source>
        <extracomment>the window&apos;s title, read aloud</extracomment>
        <translation>自助取票机</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <extracomment>this language&apos;s own name for itself, as the button shows it that switches to it</extracomment>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Language: %1</source>
        <extracomment>read aloud: the button that opens the list of languages; %1 is the language that shows</extracomment>
        <translation>语言：%1</translation>
    </message>
</context>
<context>
    <name>LookingUpScreen</name>
    <message>
        <source>Looking for your tickets</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Printing ticket %1 of %2</source>
        <extracomment>headline while printing; %1 is the ticket under way, %2 how many there are</extracomment>
        <translation>正在打印第 %1/%2 张</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>Qt&apos;s date format: d day, M month, dddd weekday; keep the words in quotation marks, if any</extracomment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>Today %1</source>
        <extracomment>%1 is a time of day such as 19:30</extracomment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Tonight %1</source>
        <extracomment>after midnight, but still this evening&apos;s programme; %1 is a time of day such as 00:30</extracomment>
        <translation>今晚 %1</translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <extracomment>%1 is a time of day such as 10:00</extracomment>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>Starts now</source>
        <translation>即将开场</translation>
    </message>
    <message>
        <source>Row %1, seat %2</source>
        <extracomment>a seat on its own; %1 is the row, %2 the number in the row</extracomment>
        <translation>%1 排 %2 座</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the numbers of seats in the same row</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Row %1, seats %2</source>
        <extracomment>seats beside each other; %1 is the row, %2 the numbers in it</extracomment>
        <translation>%1 排 %2 座</translation>
    </message>
    <message>
        <source>Machine %1</source>
        <extracomment>a machine in the foyer; %1 is its number</extracomment>
        <translation>%1 号机</translation>
    </message>
</context>
<context>
    <name>PrintIncompleteScreen</name>
    <message>
        <source>Back to start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>Back to my tickets</source>
        <translation>返回我的影票</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>Out of ticket paper</source>
        <translation>票纸已用完</translation>
    </message>
    <message>
        <source>The roll is used up.</source>
        <translation>票纸已用完。</translation>
    </message>
    <message>
        <source>Please tell our staff, or use another machine.</source>
        <translation>请告诉工作人员，或使用其他机器。</translation>
    </message>
    <message>
        <source>The printer is open</source>
        <translation>打印机盖未关</translation>
    </message>
    <message>
        <source>Somebody is seeing to the printer.</source>
        <translation>打印机正在处理中。</translation>
    </message>
    <message>
        <source>It goes on as soon as the printer is closed. Or use another machine.</source>
        <translation>打印机合上后即可继续，您也可使用其他机器。</translation>
    </message>
    <message>
        <source>The ticket cutter is stuck</source>
        <translation>切票刀卡住了</translation>
    </message>
    <message>
        <source>A paper is caught in the printer.</source>
        <translation>打印机里卡住了一张纸。</translation>
    </message>
    <message>
        <source>Please do not pull at the paper. Tell our staff, or use another machine.</source>
        <translation>请勿拉扯纸张，告诉工作人员或使用其他机器。</translation>
    </message>
    <message>
        <source>The printer is cooling down</source>
        <translation>打印机正在降温</translation>
    </message>
    <message>
        <source>It has printed a great many tickets.</source>
        <translation>它已连续打印了很多影票。</translation>
    </message>
    <message>
        <source>It goes on by itself in a few minutes. Or use another machine.</source>
        <translation>几分钟后自动恢复，您也可使用其他机器。</translation>
    </message>
    <message>
        <source>Please use another machine, or see our staff.</source>
        <translation>请换一台机器，或联系工作人员。</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>打印机没有响应</translation>
    </message>
    <message>
        <source>This machine cannot reach its printer.</source>
        <translation>本机连不上打印机。</translation>
    </message>
    <message>
        <source>The printer is switched off-line</source>
        <translation>打印机处于脱机状态</translation>
    </message>
    <message>
        <source>It prints nothing until somebody switches it on again.</source>
        <translation>恢复联机前无法打印。</translation>
    </message>
    <message>
        <source>The printer is busy</source>
        <translation>打印机正忙</translation>
    </message>
    <message>
        <source>It is still at work on another ticket.</source>
        <translation>它还在打印别的影票。</translation>
    </message>
    <message>
        <source>Please wait a moment: it goes on by itself.</source>
        <translation>请稍候，会自动恢复。</translation>
    </message>
    <message>
        <source>The printer cannot tell whether a ticket came out</source>
        <translation>打印机无法确认是否已出票</translation>
    </message>
    <message>
        <source>This machine does not know what is on paper.</source>
        <translation>本机不知道票纸上印了什么。</translation>
    </message>
    <message>
        <source>The printer has a fault</source>
        <translation>打印机故障</translation>
    </message>
    <message>
        <source>It reports a fault of its own.</source>
        <translation>打印机报告自身故障。</translation>
    </message>
    <message>
        <source>There is no room for further tickets</source>
        <translation>没有空间存放影票</translation>
    </message>
    <message>
        <source>The disk where this machine writes its tickets is full.</source>
        <translation>存放影票的磁盘已满。</translation>
    </message>
    <message>
        <source>Tickets cannot be printed here</source>
        <translation>本机无法打印影票</translation>
    </message>
    <message>
        <source>The form of this machine&apos;s tickets cannot be used.</source>
        <translation>本机的票样无法使用。</translation>
    </message>
</context>
<context>
    <name>PrinterTroubleScreen</name>
    <message>
        <source>Back to start</source>
        <translation>返回首页</translation>
    </message>
</context>
<context>
    <name>PrintingScreen</name>
    <message>
        <source>Please wait, the tickets come out below</source>
        <translation>请稍候，影票从下方出票口送出</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Already collected</source>
        <translation>已取过票</translation>
    </message>
    <message>
        <source>All seats of this code have been given out.</source>
        <translation>此取票码的座位都已领取。</translation>
    </message>
    <message>
        <source>Was it not you? Our staff can help: show them this screen.</source>
        <translation>不是您取的？请让工作人员看本页。</translation>
    </message>
    <message>
        <source>Please see our staff</source>
        <translation>请联系工作人员</translation>
    </message>
    <message>
        <source>We cannot be sure whether these tickets came out of the printer.</source>
        <translation>无法确定这些票是否已经打印出来。</translation>
    </message>
    <message>
        <source>Staff can check and give you your tickets. Nothing is lost.</source>
        <translation>工作人员核对后会把票给您，您的票不会丢失。</translation>
    </message>
    <message>
        <source>This code was withdrawn</source>
        <translation>此取票码已收回</translation>
    </message>
    <message>
        <source>It no longer opens any seats.</source>
        <translation>它已不对应任何座位。</translation>
    </message>
    <message>
        <source>Please ask where you bought it; they can tell you about a refund.</source>
        <translation>请联系购票平台，了解退款事宜。</translation>
    </message>
    <message>
        <source>This showing is cancelled</source>
        <translation>本场次已取消</translation>
    </message>
    <message>
        <source>We are sorry: the film does not play.</source>
        <translation>非常抱歉，本场电影不放映。</translation>
    </message>
    <message>
        <source>Please ask where you bought it about a refund, or our staff.</source>
        <translation>请找购票平台或工作人员办理退款。</translation>
    </message>
    <message>
        <source>This showing has moved</source>
        <translation>本场次已调整</translation>
    </message>
    <message>
        <source>Your tickets have to be exchanged.</source>
        <translation>您的票需要更换。</translation>
    </message>
    <message>
        <source>Please see our staff for your new seats.</source>
        <translation>请到工作人员处换取新座位。</translation>
    </message>
    <message>
        <source>This showing is over</source>
        <translation>本场次已结束</translation>
    </message>
    <message>
        <source>Its tickets can no longer be collected.</source>
        <translation>已无法再取本场的票。</translation>
    </message>
    <message>
        <source>Any questions? Our staff will help.</source>
        <translation>如有疑问，请联系工作人员。</translation>
    </message>
    <message>
        <source>Your tickets are for another day</source>
        <translation>您的票不是今天的</translation>
    </message>
    <message>
        <source>This code is good, but not today.</source>
        <translation>取票码有效，但不是今天使用。</translation>
    </message>
    <message>
        <source>Come back that day; the same code works then.</source>
        <translation>请在当天再来，仍用这个取票码。</translation>
    </message>
    <message>
        <source>This code is for another cinema</source>
        <translation>这是其他影院的取票码</translation>
    </message>
    <message>
        <source>Your seats are waiting there.</source>
        <translation>您的座位在那家影院。</translation>
    </message>
    <message>
        <source>Please collect your tickets at that cinema.</source>
        <translation>请到该影院取票。</translation>
    </message>
    <message>
        <source>Please go to another machine</source>
        <translation>请到另一台机器</translation>
    </message>
    <message>
        <source>Your tickets are waiting at another machine in this foyer.</source>
        <translation>您的票在本大厅的另一台机器上。</translation>
    </message>
    <message>
        <source>Use the same code there.</source>
        <translation>在那里输入同一个取票码即可。</translation>
    </message>
    <message>
        <source>We do not know this code</source>
        <translation>没有找到此取票码</translation>
    </message>
    <message>
        <source>No tickets are waiting under it here.</source>
        <translation>这里没有对应此码的票。</translation>
    </message>
    <message>
        <source>Compare it with your message, cinema and day included. Staff will help, too.</source>
        <translation>请与短信核对号码、影院和日期，也可联系工作人员。</translation>
    </message>
    <message>
        <source>There is a slip in the code</source>
        <translation>取票码有误</translation>
    </message>
    <message>
        <source>At least one digit is not right.</source>
        <translation>至少有一位数字不对。</translation>
    </message>
    <message>
        <source>Hold the code to the scanner again, or type it as your message has it.</source>
        <translation>请再次扫码，或按短信输入取票码。</translation>
    </message>
    <message>
        <source>That is not a collection code</source>
        <translation>这不是取票码</translation>
    </message>
    <message>
        <source>A collection code has 12 digits.</source>
        <translation>取票码是 12 位数字。</translation>
    </message>
    <message>
        <source>Look for it in the message from where you bought, or scan the QR code there.</source>
        <translation>请在购票短信中查找，或扫描其中的二维码。</translation>
    </message>
    <message>
        <source>Please wait a moment</source>
        <translation>请稍等片刻</translation>
    </message>
    <message>
        <source>Too many codes in a row did not work at this machine.</source>
        <translation>本机连续多次输入的取票码都不对。</translation>
    </message>
    <message>
        <source>Try again then, use another machine, or ask our staff.</source>
        <translation>请到时再试、换一台机器，或联系工作人员。</translation>
    </message>
    <message>
        <source>This machine has no codes for today</source>
        <translation>本机还没有今天的取票码</translation>
    </message>
    <message>
        <source>It is not your code: this machine was not supplied.</source>
        <translation>不是您的码有问题，是本机未收到数据。</translation>
    </message>
    <message>
        <source>Please use another machine, or see our staff.</source>
        <translation>请换一台机器，或联系工作人员。</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Cinema</source>
        <translation>影院</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>请前往</translation>
    </message>
    <message>
        <source>Again from</source>
        <translation>可再试时间</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Showing</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>where and when a moved showing was planned</extracomment>
        <translation>原场次</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>where and when a moved showing takes place</extracomment>
        <translation>现场次</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>取票时间</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>Back to my tickets</source>
        <translation>返回我的影票</translation>
    </message>
    <message>
        <source>Use another code</source>
        <translation>换一个取票码</translation>
    </message>
    <message>
        <source>Back to start</source>
        <translation>返回首页</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Number and PIN do not belong together.</source>
        <translation>工号与密码不符。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Again from %1.</source>
        <extracomment>%1 is a time of day with seconds</extracomment>
        <translation>密码错误次数过多，%1 后再试。</translation>
    </message>
    <message>
        <source>This machine knows no staff yet.</source>
        <translation>本机尚未登记工作人员。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>headline of the staff&apos;s screen; %1 is a staff number, %2 what they are</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>测试打印</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Put in service</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>退出程序</translation>
    </message>
    <message>
        <source>Out of service: guests are sent to other machines.</source>
        <translation>已暂停服务：请观众使用其他机器。</translation>
    </message>
    <message>
        <source>The test print came out.</source>
        <translation>测试页已打印。</translation>
    </message>
    <message>
        <source>Look whether the test print came out: %1</source>
        <extracomment>%1 is the printer&apos;s trouble with its code</extracomment>
        <translation>请查看测试页是否打出：%1</translation>
    </message>
    <message>
        <source>Nothing was printed: %1</source>
        <extracomment>%1 is the printer&apos;s trouble with its code</extracomment>
        <translation>没有打印：%1</translation>
    </message>
</context>
<context>
    <name>StaffPanelScreen</name>
    <message>
        <source>Sign out</source>
        <extracomment>the button that ends a member of staff&apos;s work at the machine</extracomment>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>StaffSignInScreen</name>
    <message>
        <source>%1, %2 digits typed</source>
        <extracomment>read aloud; %1 is what is typed (staff number or PIN), %2 how many digits there are</extracomment>
        <translation>%1，已输入 %2 位</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>TakeTicketsScreen</name>
    <message>
        <source>I have them all</source>
        <extracomment>the button of somebody who has taken the tickets</extracomment>
        <translation>票已取齐</translation>
    </message>
</context>
<context>
    <name>TerminalFaultScreen</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Back to start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>Back to my tickets</source>
        <translation>返回我的影票</translation>
    </message>
</context>
<context>
    <name>ThanksScreen</name>
    <message>
        <source>Next guest</source>
        <translation>下一位</translation>
    </message>
</context>
<context>
    <name>TicketCard</name>
    <message>
        <source>Time</source>
        <extracomment>label over day and time of the showing</extracomment>
        <translation>时间</translation>
    </message>
    <message>
        <source>Screen</source>
        <extracomment>label over the name of the auditorium</extracomment>
        <translation>影厅</translation>
    </message>
    <message>
        <source>Seats</source>
        <extracomment>label over the seats</extracomment>
        <translation>座位</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>REHEARSAL</source>
        <extracomment>badge on every screen while the machine is used for a rehearsal, not for real</extracomment>
        <translation>演练</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Please use another machine, or see our staff.</source>
        <translation>请换一台机器，或联系工作人员。</translation>
    </message>
    <message>
        <source>It is this machine, not your code. Your code stays good.</source>
        <translation>是本机的问题，您的取票码仍然有效。</translation>
    </message>
    <message>
        <source>%1 Your code stays good.</source>
        <extracomment>%1 is a sentence about the printer</extracomment>
        <translation>%1您的取票码仍然有效。</translation>
    </message>
    <message>
        <source>It is this machine, not your code. Not every ticket may have come out.</source>
        <translation>是本机的问题，不是您的取票码。票可能没打全。</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Your tickets stay here until it prints again. Or use another machine.</source>
        <translation>您的影票保留在此，恢复打印后继续；也可使用其他机器。</translation>
    </message>
    <message>
        <source>Our staff are seeing to it. Your code stays good.</source>
        <translation>工作人员正在处理，您的取票码仍然有效。</translation>
    </message>
    <message>
        <source>Something went wrong in this machine; it starts again by itself. Your code stays good.</source>
        <translation>本机出现问题，将自动重新启动。您的取票码仍然有效。</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>label over where help is, such as a counter or a telephone number</extracomment>
        <translation>帮助</translation>
    </message>
    <message>
        <source>%1 of %2 tickets came out</source>
        <extracomment>%1 tickets of %2 were printed</extracomment>
        <translation>已打印 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>The printer stopped</source>
        <translation>打印机停了</translation>
    </message>
    <message>
        <source>Printing broke off</source>
        <translation>打印中断了</translation>
    </message>
    <message>
        <source>Nothing was printed</source>
        <translation>没有打印出票</translation>
    </message>
    <message>
        <source>The printer stopped in the middle of a ticket.</source>
        <translation>打印机在打印途中停了。</translation>
    </message>
    <message>
        <source>This machine failed in the middle of a ticket. Please count your tickets.</source>
        <translation>打印途中本机出了故障，请清点票数。</translation>
    </message>
    <message>
        <source>The printer stopped. What did not come out is still yours.</source>
        <translation>打印机停了，未打印的票仍然是您的。</translation>
    </message>
    <message>
        <source>Meanwhile a showing was cancelled or moved, or a code was withdrawn.</source>
        <translation>刚才有场次取消或调整，或取票码被收回。</translation>
    </message>
    <message>
        <source>The other seats have just been collected with the same code.</source>
        <translation>其余座位刚刚已用同一取票码取走。</translation>
    </message>
    <message>
        <source>Please see our staff about an exchange or a refund.</source>
        <translation>请找工作人员换票或退款。</translation>
    </message>
    <message>
        <source>Please see our staff: they can check and give you your tickets.</source>
        <translation>请联系工作人员，核对后把票给您。</translation>
    </message>
    <message>
        <source>You can print again when the printer is ready: your code stays good. Or see our staff.</source>
        <translation>打印机恢复后即可继续打印，取票码仍然有效；也可联系工作人员。</translation>
    </message>
    <message>
        <source>Came out</source>
        <extracomment>label of a count of tickets</extracomment>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Not certain</source>
        <extracomment>label of a count of tickets that may or may not have been printed</extracomment>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Still to collect</source>
        <extracomment>label of a count of tickets that were certainly not printed</extracomment>
        <translation>仍可领取</translation>
    </message>
    <message>
        <source>Collected elsewhere</source>
        <extracomment>label of a count of tickets that another attempt took meanwhile</extracomment>
        <translation>已在别处取走</translation>
    </message>
    <message>
        <source>Code withdrawn</source>
        <extracomment>label over tickets whose code was withdrawn before they were printed</extracomment>
        <translation>取票码已收回</translation>
    </message>
    <message>
        <source>Showing cancelled</source>
        <extracomment>label over tickets whose showing was cancelled before they were printed</extracomment>
        <translation>场次已取消</translation>
    </message>
    <message>
        <source>Showing moved</source>
        <extracomment>label over tickets whose showing was moved before they were printed</extracomment>
        <translation>场次已调整</translation>
    </message>
    <message>
        <source>%1 of %2 came out</source>
        <extracomment>of one showing&apos;s tickets, %1 of %2 were printed; keep it short</extracomment>
        <translation>已出 %1/%2 张</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Type the code</source>
        <extracomment>the button that leads to typing the code</extracomment>
        <translation>输入取票码</translation>
    </message>
</context>
</TS>
