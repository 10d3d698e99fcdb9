<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>AdviceCard</name>
    <message>
        <source>What to do now</source>
        <extracomment>label over the next step that a refused moviegoer should take</extracomment>
        <translation>现在请这样做</translation>
    </message>
</context>
<context>
    <name>AdviceLayout</name>
    <message>
        <source>Machine fault</source>
        <extracomment>small flag over the headline when a machine is broken</extracomment>
        <translation>机器故障</translation>
    </message>
    <message>
        <source>Reason %1</source>
        <extracomment>%1 is a short code such as C10 that staff can look up</extracomment>
        <translation>原因代码 %1</translation>
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
</context>
<context>
    <name>Entry</name>
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
</context>
<context>
    <name>FoundScreen</name>
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
        <source>Print these tickets first, or cancel. Then scan the next code.</source>
        <translation>请先打印或取消这些票，再扫下一个码。</translation>
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
        <source>The tickets of this code have been printed.</source>
        <translation>此取票码的影票已经打印。</translation>
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
        <source>Compare it with your message and correct it.</source>
        <translation>请与短信核对后改正。</translation>
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
        <source>Correct the code</source>
        <translation>改正取票码</translation>
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
</context>
<context>
    <name>ThanksScreen</name>
    <message>
        <source>Enjoy the film</source>
        <translation>祝您观影愉快</translation>
    </message>
    <message>
        <source>Please take care of your tickets: you show them at the entrance.</source>
        <translation>请保管好影票，入场时需要检票。</translation>
    </message>
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
        <source>This machine cannot print at the moment. Your code stays good.</source>
        <translation>本机暂时无法打印，您的取票码仍然有效。</translation>
    </message>
    <message>
        <source>Please use another machine, or see our staff.</source>
        <translation>请换一台机器，或联系工作人员。</translation>
    </message>
    <message>
        <source>Out of ticket paper</source>
        <translation>票纸已用完</translation>
    </message>
    <message>
        <source>The printer is open</source>
        <translation>打印机盖未关</translation>
    </message>
    <message>
        <source>The ticket cutter is stuck</source>
        <translation>切票刀卡住了</translation>
    </message>
    <message>
        <source>The printer is cooling down</source>
        <translation>打印机正在降温</translation>
    </message>
    <message>
        <source>The printer is not connected</source>
        <translation>打印机未连接</translation>
    </message>
    <message>
        <source>The printer has a fault</source>
        <translation>打印机故障</translation>
    </message>
    <message>
        <source>Tickets cannot be printed here</source>
        <translation>本机无法打印影票</translation>
    </message>
    <message>
        <source>It is this machine, not your code. Your code stays good.</source>
        <translation>是本机的问题，您的取票码仍然有效。</translation>
    </message>
    <message>
        <source>It is this machine, not your code. Not every ticket may have come out.</source>
        <translation>是本机的问题，不是您的取票码。票可能没打全。</translation>
    </message>
    <message>
        <source>This machine is busy</source>
        <translation>本机正忙</translation>
    </message>
    <message>
        <source>This machine cannot read its records</source>
        <translation>本机无法读取数据</translation>
    </message>
    <message>
        <source>The disk of this machine is full</source>
        <translation>本机磁盘已满</translation>
    </message>
    <message>
        <source>This machine is not set up</source>
        <translation>本机尚未设置</translation>
    </message>
    <message>
        <source>This machine was not supplied</source>
        <translation>本机未收到数据</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Something went wrong in this machine. Your code stays good.</source>
        <translation>本机出现故障，您的取票码仍然有效。</translation>
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
        <source>The other seats have just been collected with the same code.</source>
        <translation>其余座位刚刚已用同一取票码取走。</translation>
    </message>
    <message>
        <source>Please see our staff: they can check and give you your tickets.</source>
        <translation>请联系工作人员，核对后把票给您。</translation>
    </message>
    <message>
        <source>Use the same code again when the printer is ready, or see our staff.</source>
        <translation>打印机恢复后请再用同一取票码，或联系工作人员。</translation>
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
</context>
<context>
    <name>WelcomeScreen</name>
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
        <source>Type the code</source>
        <extracomment>the button that leads to typing the code</extracomment>
        <translation>输入取票码</translation>
    </message>
</context>
</TS>
