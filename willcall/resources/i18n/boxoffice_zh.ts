<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>Act</name>
    <message>
        <source>The guest is in already, without a ticket. The seat is used, and its code opens nothing.</source>
        <translation>观众已凭名单入场，没有取票。该座位视为已用，取票码不再有效。</translation>
    </message>
    <message>
        <source>Without a code: see the order on the guest&apos;s own phone, or an identity paper.</source>
        <translation>没有取票码：请核对观众手机上的订单或身份证件。</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Be sure that nobody was let in at this seat: its code opens it again.</source>
        <translation>请确认该座位没有放人入场：撤回后，其取票码可再次取票。</translation>
    </message>
    <message>
        <source>Be sure that nobody holds a ticket for this seat: the next guest gets an original.</source>
        <translation>请确认无人持有该座位的影票：下一位观众将得到原票。</translation>
    </message>
    <message>
        <source>Released. The seat is now: %1.</source>
        <extracomment>%1 is how the seat stands now, such as open</extracomment>
        <translation>已释放。座位现在：%1。</translation>
    </message>
    <message>
        <source>Supervisor&apos;s number</source>
        <translation>值班经理工号</translation>
    </message>
    <message>
        <source>Supervisor&apos;s PIN</source>
        <translation>值班经理 PIN 码</translation>
    </message>
    <message>
        <source>A supervisor has to give number and PIN.</source>
        <translation>请值班经理输入工号和 PIN 码。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Number and PIN do not fit.</source>
        <translation>工号与 PIN 码不符。</translation>
    </message>
    <message>
        <source>Copy %1: %2</source>
        <extracomment>%1 is a copy&apos;s number, %2 what became of it</extracomment>
        <translation>第 %1 张：%2</translation>
    </message>
    <message>
        <source>Scan the QR of the ticket that came out. It is this seat&apos;s where its signature says so.</source>
        <translation>请扫描打出的影票上的二维码，由签名核对是否为本座位。</translation>
    </message>
    <message>
        <source>You answer for it: whoever holds that ticket is let in, and nobody else.</source>
        <translation>由您担保：凭该票者入场，他人不得入场。</translation>
    </message>
    <message>
        <source>First look into the tray, under the printer and into its cutter. Throw away what lies there.</source>
        <translation>请先查看出票口、打印机下方和切刀，发现的残票一律作废丢弃。</translation>
    </message>
    <message>
        <source>Settled. The seat is now: %1.</source>
        <extracomment>%1 is how the seat stands now, such as open</extracomment>
        <translation>已核实。座位现在：%1。</translation>
    </message>
    <message>
        <source>Collect and print</source>
        <translation>取票打印</translation>
    </message>
    <message>
        <source>Scan the paper</source>
        <translation>扫描影票</translation>
    </message>
    <message>
        <source>No paper came out</source>
        <translation>没有出票</translation>
    </message>
    <message>
        <source>A paper came out</source>
        <translation>已经出票</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放座位</translation>
    </message>
    <message>
        <source>Let in on paper</source>
        <translation>凭名单入场</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note: no codes, no phone numbers, no names</source>
        <translation>备注（勿填取票码、手机号、姓名）</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Door lists</source>
        <translation>入场名单</translation>
    </message>
    <message>
        <source>Make every list</source>
        <translation>制作全部名单</translation>
    </message>
    <message>
        <source>Make those chosen</source>
        <translation>制作所选</translation>
    </message>
    <message>
        <source>No showing today needs a list.</source>
        <translation>今日没有需要名单的场次。</translation>
    </message>
    <message>
        <source>The last digits of every code are on them: print them, hand them out, delete the files.</source>
        <translation>名单印有每个取票码的末位数字：打印分发后请删除文件。</translation>
    </message>
    <message>
        <source>A folder for the lists</source>
        <translation>选择名单文件夹</translation>
    </message>
    <message>
        <source>The lists could not be written: %1</source>
        <extracomment>%1 is the system&apos;s reason</extracomment>
        <translation>名单写入失败：%1</translation>
    </message>
    <message>
        <source>Lists written: %1</source>
        <extracomment>%1 is a number of lists</extracomment>
        <translation>已写入 %1 份名单</translation>
    </message>
    <message>
        <source>Enter the ticks of a list</source>
        <translation>录入名单勾选</translation>
    </message>
    <message>
        <source>A row on a line, then its seats: 3: 1-6, 8 · 5: * for the whole row</source>
        <translation>每行一排，后跟座位：3: 1-6, 8 · 5: * 表示整排</translation>
    </message>
    <message>
        <source>To come: %1 · with a ticket: %2 · let in on the list: %3</source>
        <extracomment>how a door list stands: %1 to come, %2 with a ticket, %3 let in on the list</extracomment>
        <translation>待入场 %1 · 已取票 %2 · 名单入场 %3</translation>
    </message>
    <message>
        <source>Not on this list: %1</source>
        <extracomment>what of the typed text is no seat of this list</extracomment>
        <translation>不在名单上：%1</translation>
    </message>
    <message>
        <source>These guests are in without a ticket. Their seats are used; only a supervisor takes a tick back.</source>
        <translation>这些观众未取票已入场，座位视为已用。误勾只能由值班经理撤回。</translation>
    </message>
</context>
<context>
    <name>Exceptions</name>
    <message>
        <source>What happened</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Somebody was quicker, or it ended by itself.</source>
        <translation>已由他人处理，或已自行解除。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Closed. It is in the history.</source>
        <translation>已结案，可在历史中查看。</translation>
    </message>
    <message>
        <source>Leave the note</source>
        <translation>留下备注</translation>
    </message>
    <message>
        <source>Noted. It stays open.</source>
        <translation>已备注，仍未结案。</translation>
    </message>
    <message>
        <source>Open the seat</source>
        <translation>打开座位</translation>
    </message>
    <message>
        <source>Close it…</source>
        <translation>结案…</translation>
    </message>
    <message>
        <source>Leave a note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Nothing needs anybody.</source>
        <translation>没有待处理的异常。</translation>
    </message>
    <message>
        <source>Since %1</source>
        <extracomment>%1 is a day and time</extracomment>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Seen by no. %1, %2</source>
        <extracomment>%1 is a staff number, %2 a day and time</extracomment>
        <translation>%1 号已阅，%2</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Nothing was closed in the last seven days.</source>
        <translation>最近七天没有结案记录。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>%1 open</source>
        <extracomment>%1 is a number of exceptions</extracomment>
        <translation>%1 项待处理</translation>
    </message>
    <message>
        <source>Print in doubt</source>
        <translation>打印待核实</translation>
    </message>
    <message>
        <source>Taken back after it was collected</source>
        <translation>取票后被收回</translation>
    </message>
    <message>
        <source>Given out anew after it was collected</source>
        <translation>取票后又改发新码</translation>
    </message>
    <message>
        <source>Ticked at the door, and not open</source>
        <translation>名单勾选与状态冲突</translation>
    </message>
    <message>
        <source>Entry refused by head office</source>
        <translation>院线拒收记录</translation>
    </message>
    <message>
        <source>Codes were guessed</source>
        <translation>有人试码</translation>
    </message>
    <message>
        <source>PINs were guessed</source>
        <translation>有人试 PIN 码</translation>
    </message>
    <message>
        <source>The journal was changed</source>
        <translation>日志被改动</translation>
    </message>
    <message>
        <source>entry %1</source>
        <extracomment>%1 is the number of an entry of the journal</extracomment>
        <translation>第 %1 条记录</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <extracomment>%1 is how often a machine paused</extracomment>
        <translation>暂停 %1 次</translation>
    </message>
    <message>
        <source>findings: %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>%1 处</translation>
    </message>
    <message>
        <source>Its right was used under ticket %1.</source>
        <extracomment>%1 is a ticket&apos;s number</extracomment>
        <translation>其权利已由票 %1 使用。</translation>
    </message>
    <message>
        <source>Entered by no. %1.</source>
        <extracomment>%1 is a staff number</extracomment>
        <translation>由 %1 号录入。</translation>
    </message>
    <message>
        <source>Findings: %1. willcall-sync verify names each.</source>
        <extracomment>%1 is a number</extracomment>
        <translation>共 %1 处，willcall-sync verify 可逐条列出。</translation>
    </message>
    <message>
        <source>It stood then: %1.</source>
        <extracomment>%1 is how a seat stood then, such as collected</extracomment>
        <translation>当时状态：%1。</translation>
    </message>
    <message>
        <source>Copy %1, begun at %2</source>
        <extracomment>%1 is a copy&apos;s number, %2 a time of day</extracomment>
        <translation>第 %1 张，%2 开始打印</translation>
    </message>
    <message>
        <source>A reprint by no. %1</source>
        <extracomment>%1 is a staff number</extracomment>
        <translation>由 %1 号补打</translation>
    </message>
    <message>
        <source>%1 of %2 bytes left for the printer</source>
        <extracomment>%1 of %2 bytes reached the printer</extracomment>
        <translation>已向打印机发送 %1 / %2 字节</translation>
    </message>
    <message>
        <source>How much left for the printer is not known</source>
        <translation>不知已发送多少</translation>
    </message>
    <message>
        <source>Head office says: %1</source>
        <extracomment>%1 is head office&apos;s reason</extracomment>
        <translation>院线答复：%1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <extracomment>%1 and %2 are times of day</extracomment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 wrong ones in a row in the end</source>
        <extracomment>%1 is a number</extracomment>
        <translation>最后连续错误 %1 次</translation>
    </message>
    <message>
        <source>Staff: %1</source>
        <extracomment>%1 are staff numbers</extracomment>
        <translation>工号：%1</translation>
    </message>
    <message>
        <source>What is done with the seat settles it.</source>
        <translation>在座位上处理即可解除。</translation>
    </message>
    <message>
        <source>It is gone by itself once it is mended.</source>
        <translation>修复后自动解除。</translation>
    </message>
    <message>
        <source>Look for the paper: scan it, or state that none came out.</source>
        <translation>请查找影票：扫描它，或声明没有出票。</translation>
    </message>
    <message>
        <source>The guest may be in. Tell head office, then close it.</source>
        <translation>观众可能已入场，请告知院线后结案。</translation>
    </message>
    <message>
        <source>Two buyers may have paid for this seat. Seat the second one elsewhere and tell head office.</source>
        <translation>可能有两位购票者，请为后者另行安排座位并告知院线。</translation>
    </message>
    <message>
        <source>Two people may have been let in. Ask at the door, then close it.</source>
        <translation>可能有两人入场，请向检票口核实后结案。</translation>
    </message>
    <message>
        <source>Tell head office the entry&apos;s number, then close it.</source>
        <translation>请将记录编号告知院线后结案。</translation>
    </message>
    <message>
        <source>See who stood at the machine, then close it.</source>
        <translation>请查看机前是何人，然后结案。</translation>
    </message>
    <message>
        <source>Ask whose number it was. Give them another PIN.</source>
        <translation>请问清工号归谁，并为其更换 PIN 码。</translation>
    </message>
    <message>
        <source>Call a technician, and change nothing on this machine.</source>
        <translation>请联系技术员，勿改动本机。</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>开场</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>票号</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Scan a code or a ticket anywhere in this window, or type above.</source>
        <translation>可在任何界面扫描取票码或影票，也可在上方输入。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Printing ticket %1 of %2…</source>
        <extracomment>%1 of %2 tickets</extracomment>
        <translation>正在打印第 %1 张，共 %2 张…</translation>
    </message>
    <message>
        <source>Code or ticket number</source>
        <translation>取票码或票号</translation>
    </message>
    <message>
        <source>Without a code: showing</source>
        <translation>没有取票码：场次</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>排</translation>
    </message>
    <message>
        <source>Last four of the buyer&apos;s phone</source>
        <translation>购票手机后四位</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Find the seat</source>
        <translation>按座位查找</translation>
    </message>
    <message>
        <source>Find by phone</source>
        <translation>按手机查找</translation>
    </message>
    <message>
        <source>No seat fits. Check what was typed, and the showing.</source>
        <translation>没有符合的座位，请核对输入和场次。</translation>
    </message>
    <message>
        <source>That takes %1 digits.</source>
        <extracomment>%1 is a number of digits</extracomment>
        <translation>需要 %1 位数字。</translation>
    </message>
    <message>
        <source>This terminal does not know that showing.</source>
        <translation>本机没有该场次。</translation>
    </message>
    <message>
        <source>The channel gave no phones for this showing.</source>
        <translation>渠道未提供该场次的手机号。</translation>
    </message>
    <message>
        <source>That paper is from a rehearsal. It admits nobody.</source>
        <translation>这是演练票，不能入场。</translation>
    </message>
    <message>
        <source>That is no ticket&apos;s QR.</source>
        <translation>这不是影票二维码。</translation>
    </message>
    <message>
        <source>The signature is wrong: the ticket is forged or damaged.</source>
        <translation>签名不符：影票系伪造或已损坏。</translation>
    </message>
    <message>
        <source>The ticket names machine %1, whose key is not here.</source>
        <extracomment>%1 is the number of a machine</extracomment>
        <translation>影票来自 %1 号机，本机没有其密钥。</translation>
    </message>
</context>
<context>
    <name>FindCounts</name>
    <message numerus="yes">
        <source>%n ticket(s) to collect</source>
        <translation>
            <numerusform>%n 张票待取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n ticket(s)</source>
        <translation>
            <numerusform>打印 %n 张票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s) found</source>
        <translation>
            <numerusform>找到 %n 个座位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>not sold %1</source>
        <extracomment>of the open seats on the map, %1 that the channel has not reported as sold</extracomment>
        <translation>其中未售 %1</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <extracomment>%1 is the number of this box office among the cinema&apos;s machines</extracomment>
        <translation>%1 号机</translation>
    </message>
    <message>
        <source>No. %1 · %2</source>
        <extracomment>who is signed in: %1 is a staff number, %2 a role such as supervisor</extracomment>
        <translation>%1 号 · %2</translation>
    </message>
</context>
<context>
    <name>No</name>
    <message>
        <source>The showing is cancelled. The channel refunds it.</source>
        <translation>该场次已取消，由渠道退款。</translation>
    </message>
    <message>
        <source>The showing has moved. Exchange the seats by hand.</source>
        <translation>该场次已改期或换厅，请人工换座。</translation>
    </message>
    <message>
        <source>The showing has moved to %1. Exchange the seats by hand.</source>
        <extracomment>%1 is a time of day and a screen</extracomment>
        <translation>该场次已改为 %1，请人工换座。</translation>
    </message>
    <message>
        <source>The showing is over.</source>
        <translation>该场次已结束。</translation>
    </message>
    <message>
        <source>The code is for another day: %1.</source>
        <extracomment>%1 is a date</extracomment>
        <translation>取票码属于其他日期：%1。</translation>
    </message>
    <message>
        <source>The code is for another cinema: %1.</source>
        <extracomment>%1 is the name of another cinema</extracomment>
        <translation>取票码属于其他影院：%1。</translation>
    </message>
    <message>
        <source>Already collected.</source>
        <translation>已取票。</translation>
    </message>
    <message>
        <source>The print is in doubt, or under way. Settle it first.</source>
        <translation>打印待核实或正在打印，请先核实。</translation>
    </message>
    <message>
        <source>Head office took it back. The buyer asks where they bought it.</source>
        <translation>院线已收回，请观众联系购票渠道。</translation>
    </message>
    <message>
        <source>No such code is known here.</source>
        <translation>本机没有此取票码。</translation>
    </message>
    <message>
        <source>That is no collection code: check the digits.</source>
        <translation>不是取票码，请核对数字。</translation>
    </message>
    <message>
        <source>Machine %1 holds this code.</source>
        <extracomment>%1 is the number of a machine</extracomment>
        <translation>此取票码归 %1 号机。</translation>
    </message>
    <message>
        <source>Too many wrong codes. Codes are looked up again at %1.</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>错误取票码过多，%1 起可再次查询。</translation>
    </message>
    <message>
        <source>There are no codes for today on this terminal.</source>
        <translation>本机没有今日码包。</translation>
    </message>
    <message>
        <source>Only for: %1.</source>
        <extracomment>%1 are roles of staff</extracomment>
        <translation>仅限：%1。</translation>
    </message>
    <message>
        <source>This terminal knows no such ticket.</source>
        <translation>本机没有此票。</translation>
    </message>
    <message>
        <source>This reason needs a note.</source>
        <translation>此原因需填写备注。</translation>
    </message>
    <message>
        <source>The note is too long: 120 characters at most.</source>
        <translation>备注过长，最多 120 字。</translation>
    </message>
    <message>
        <source>The note has to be one line.</source>
        <translation>备注只能一行。</translation>
    </message>
    <message>
        <source>Leave codes and phone numbers out of the note.</source>
        <translation>备注中请勿填写取票码或手机号。</translation>
    </message>
    <message>
        <source>No ticket is out yet.</source>
        <translation>尚未出票。</translation>
    </message>
    <message>
        <source>A print is under way.</source>
        <translation>正在打印。</translation>
    </message>
    <message>
        <source>The last copy is in doubt: settle it first.</source>
        <translation>上一张待核实，请先核实。</translation>
    </message>
    <message>
        <source>Head office took the seat back.</source>
        <translation>院线已收回该座位。</translation>
    </message>
    <message>
        <source>Reprinted %1 times already: a supervisor can allow one more.</source>
        <extracomment>%1 is a number of reprints</extracomment>
        <translation>已补打 %1 次，可由值班经理再准一次。</translation>
    </message>
    <message>
        <source>Somebody else was quicker: another copy was begun.</source>
        <translation>他人已先开始打印另一张。</translation>
    </message>
    <message>
        <source>It is in nobody&apos;s hands.</source>
        <translation>该座位未被占用。</translation>
    </message>
    <message>
        <source>A ticket is out.</source>
        <translation>已出票。</translation>
    </message>
    <message>
        <source>Somebody was let in on the door list.</source>
        <translation>已有人凭名单入场。</translation>
    </message>
    <message>
        <source>No tick stands at this seat any more.</source>
        <translation>该座位已没有名单勾选。</translation>
    </message>
    <message>
        <source>Somebody is collecting just now: try again in a moment.</source>
        <translation>有人正在取票，请稍后再试。</translation>
    </message>
    <message>
        <source>Nothing is in doubt: %1.</source>
        <extracomment>%1 is how a seat stands, such as open</extracomment>
        <translation>无需核实：%1。</translation>
    </message>
    <message>
        <source>That is about copy %1; copy %2 is in doubt.</source>
        <extracomment>%1 and %2 are numbers of copies</extracomment>
        <translation>所指为第 %1 张，待核实的是第 %2 张。</translation>
    </message>
    <message>
        <source>That is no ticket&apos;s code.</source>
        <translation>这不是影票二维码。</translation>
    </message>
    <message>
        <source>The ticket&apos;s signature is wrong: forged or damaged.</source>
        <translation>影票签名不符：伪造或损坏。</translation>
    </message>
    <message>
        <source>That paper is from machine %1.</source>
        <extracomment>%1 is the number of a machine</extracomment>
        <translation>该票来自 %1 号机。</translation>
    </message>
    <message>
        <source>That paper and this terminal are not of the same day: one is a rehearsal&apos;s.</source>
        <translation>该票与本机一方为演练，不能核实。</translation>
    </message>
    <message>
        <source>That is another seat&apos;s ticket.</source>
        <translation>这是其他座位的票。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OutOfOrder</name>
    <message>
        <source>This program has failed</source>
        <translation>程序出现故障</translation>
    </message>
    <message>
        <source>What was on disk is safe. A ticket that was just being printed may be in doubt.</source>
        <translation>已存盘的内容不受影响，正在打印的票可能需要核实。</translation>
    </message>
    <message>
        <source>Look for paper in the printer, start again, and see what Exceptions has.</source>
        <translation>请查看打印机内是否有票，重新启动后查看“异常”。</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>the paper came out</source>
        <translation>票已打印</translation>
    </message>
    <message>
        <source>not certain whether the paper came out. %1</source>
        <extracomment>%1 says what is the matter with the printer</extracomment>
        <translation>无法确定票是否打出。%1</translation>
    </message>
    <message>
        <source>nothing was printed. %1</source>
        <extracomment>%1 says what is the matter with the printer</extracomment>
        <translation>未打印任何票。%1</translation>
    </message>
    <message>
        <source>Nothing was printed: somebody else was quicker, or it was taken back.</source>
        <translation>未打印：已被他人取走或已收回。</translation>
    </message>
    <message>
        <source>%1 of %2 came out.</source>
        <extracomment>%1 papers of %2 came out</extracomment>
        <translation>%2 张中打出 %1 张。</translation>
    </message>
    <message>
        <source>%1 in doubt: settle it.</source>
        <extracomment>%1 is a number of papers</extracomment>
        <translation>%1 张待核实。</translation>
    </message>
</context>
<context>
    <name>OutcomeCounts</name>
    <message numerus="yes">
        <source>%n ticket(s) printed</source>
        <translation>
            <numerusform>已打印 %n 张票</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Clerk</source>
        <translation>售票员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>值班经理</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Torn or unreadable</source>
        <translation>破损或无法识读</translation>
    </message>
    <message>
        <source>Lost by the guest</source>
        <translation>观众遗失</translation>
    </message>
    <message>
        <source>Jammed in the printer</source>
        <translation>卡纸</translation>
    </message>
    <message>
        <source>Printed too faint</source>
        <translation>打印过浅</translation>
    </message>
    <message>
        <source>Cut in the wrong place</source>
        <translation>裁切错位</translation>
    </message>
    <message>
        <source>Taken by somebody else</source>
        <translation>被他人取走</translation>
    </message>
    <message>
        <source>Other (with a note)</source>
        <translation>其他（需备注）</translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation>没有任何纸出来</translation>
    </message>
    <message>
        <source>Half a ticket, thrown away</source>
        <translation>半张票，已丢弃</translation>
    </message>
    <message>
        <source>Blank paper, thrown away</source>
        <translation>空白纸，已丢弃</translation>
    </message>
    <message>
        <source>Handed out already</source>
        <translation>已交给观众</translation>
    </message>
    <message>
        <source>Its QR cannot be read</source>
        <translation>二维码无法识读</translation>
    </message>
    <message>
        <source>The paper was scanned</source>
        <translation>已扫描影票</translation>
    </message>
    <message>
        <source>The machine stopped, nothing is in its printer</source>
        <translation>机器已停，打印机内无纸</translation>
    </message>
    <message>
        <source>The paper is in hand and torn up</source>
        <translation>票在手中并已撕毁</translation>
    </message>
    <message>
        <source>The recording shows that none was taken</source>
        <translation>监控显示无人取票</translation>
    </message>
    <message>
        <source>Ticked by mistake, nobody was let in</source>
        <translation>勾选录入有误，无人入场</translation>
    </message>
    <message>
        <source>The guest lost the code</source>
        <translation>观众丢失取票码</translation>
    </message>
    <message>
        <source>The guest&apos;s phone is dead</source>
        <translation>观众手机没电</translation>
    </message>
    <message>
        <source>The code cannot be read</source>
        <translation>取票码无法识读</translation>
    </message>
    <message>
        <source>The guest was helped</source>
        <translation>已为观众解决</translation>
    </message>
    <message>
        <source>Head office knows</source>
        <translation>院线已知悉</translation>
    </message>
    <message>
        <source>Looked into, harmless</source>
        <translation>已查明，无影响</translation>
    </message>
    <message>
        <source>Whoever guessed was sent away</source>
        <translation>已劝离试码者</translation>
    </message>
    <message>
        <source>the program ended amid the print</source>
        <translation>打印中程序中断</translation>
    </message>
    <message>
        <source>the records failed amid the print</source>
        <translation>打印中数据库故障</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>保存为 PDF</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>保存为 CSV</translation>
    </message>
    <message>
        <source>Save as XLSX</source>
        <translation>保存为 XLSX</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Nothing was done in this time.</source>
        <translation>此时段没有记录。</translation>
    </message>
    <message>
        <source>My shift</source>
        <translation>我的班次</translation>
    </message>
    <message>
        <source>Today, everybody</source>
        <translation>今日全体</translation>
    </message>
    <message>
        <source>Yesterday, everybody</source>
        <translation>昨日全体</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报表</translation>
    </message>
    <message>
        <source>The report could not be written: %1</source>
        <extracomment>%1 is the system&apos;s reason</extracomment>
        <translation>报表写入失败：%1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>Open</source>
        <translation>未取</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>取票中</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印中</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>已取</translation>
    </message>
    <message>
        <source>Admitted on the list</source>
        <translation>名单入场</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>Row %1, seat %2</source>
        <extracomment>%1 is the row, %2 the number in the row</extracomment>
        <translation>%1 排 %2 座</translation>
    </message>
</context>
<context>
    <name>SeatMap</name>
    <message>
        <source>Seat map</source>
        <translation>座位图</translation>
    </message>
    <message>
        <source>The showing before</source>
        <translation>上一场</translation>
    </message>
    <message>
        <source>The showing after</source>
        <translation>下一场</translation>
    </message>
    <message>
        <source>Showing</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>There are no showings on this terminal today.</source>
        <translation>本机今日没有场次。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>银幕</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Finish this first, then scan again.</source>
        <translation>请先完成当前操作，再扫描。</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Box office · terminal %1</source>
        <extracomment>%1 is the number of this box office among the cinema&apos;s machines</extracomment>
        <translation>票房 · %1 号机</translation>
    </message>
    <message>
        <source>Box office</source>
        <translation>票房</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Locked by no. %1. Their view is kept for them.</source>
        <extracomment>%1 is a staff number</extracomment>
        <translation>已由 %1 号锁定，其界面原样保留。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Number and PIN do not fit. Please try again.</source>
        <translation>工号与 PIN 码不符，请重试。</translation>
    </message>
    <message>
        <source>Nobody can sign in here yet. A technician adds staff: willcall-sync staff add</source>
        <translation>本机尚无可登录人员。请技术员执行 willcall-sync staff add 添加。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Signing in is possible again in %1.</source>
        <extracomment>after too many wrong PINs; %1 is a span such as 28 s</extracomment>
        <translation>PIN 码错误次数过多，%1后可再次登录。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>REHEARSAL: not valid for admission</source>
        <translation>演练：不作入场凭证</translation>
    </message>
    <message>
        <source>Printer: %1</source>
        <extracomment>the printer&apos;s state follows</extracomment>
        <translation>打印机：%1</translation>
    </message>
    <message>
        <source>Head office never reached</source>
        <translation>从未连上院线</translation>
    </message>
    <message>
        <source>Head office heard %1 ago</source>
        <extracomment>the last try failed, and the one before it was not long ago; %1 is a span such as 5 min</extracomment>
        <translation>%1前与院线连线</translation>
    </message>
    <message>
        <source>Head office on line</source>
        <translation>与院线连线正常</translation>
    </message>
    <message>
        <source>No line for %1</source>
        <extracomment>%1 is a span such as 5 min</extracomment>
        <translation>断线 %1</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <extracomment>entries that head office has not got yet; %1 is a number</extracomment>
        <translation>%1 条待上报</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <extracomment>entries that head office would not take; %1 is a number</extracomment>
        <translation>%1 条被拒</translation>
    </message>
    <message>
        <source>No codes for today</source>
        <translation>无今日码包</translation>
    </message>
    <message>
        <source>Codes %1 old</source>
        <extracomment>how long ago this terminal was given its codes; %1 is a span such as 5 min</extracomment>
        <translation>码包更新于 %1前</translation>
    </message>
</context>
<context>
    <name>Stick</name>
    <message>
        <source>The stick cannot be used: %1</source>
        <translation>U 盘无法使用：%1</translation>
    </message>
    <message>
        <source>There is no file for this terminal: %1</source>
        <translation>没有本机的文件：%1</translation>
    </message>
    <message>
        <source>%1 was never finished: write it again, and wait for the end.</source>
        <translation>%1 未写完：请重新写入并等待完成。</translation>
    </message>
    <message>
        <source>%1 is no file of Willcall&apos;s.</source>
        <translation>%1 不是 Willcall 的文件。</translation>
    </message>
    <message>
        <source>%1 is cut short. Nothing of it was used; write it again.</source>
        <translation>%1 不完整，未使用任何内容，请重新写入。</translation>
    </message>
    <message>
        <source>%1 was written by a later version. Install that one here first.</source>
        <translation>%1 由更新的版本写入，请先在本机安装该版本。</translation>
    </message>
    <message>
        <source>%1 is damaged or not genuine. Nothing of it was used.</source>
        <translation>%1 已损坏或不可信，未使用任何内容。</translation>
    </message>
    <message>
        <source>%1 goes the other way: it is meant for head office.</source>
        <translation>%1 方向不符：它是给院线的。</translation>
    </message>
    <message>
        <source>The stick is for another cinema: %1. Nothing was used.</source>
        <translation>U 盘属于其他影院：%1，未使用任何内容。</translation>
    </message>
    <message>
        <source>The stick is for another terminal: %1. Nothing was used.</source>
        <translation>U 盘属于其他机具：%1，未使用任何内容。</translation>
    </message>
    <message>
        <source>There is no terminal %1. Nothing was used.</source>
        <translation>没有 %1 号机，未使用任何内容。</translation>
    </message>
    <message>
        <source>Terminal %1 is revoked. Nothing was used.</source>
        <translation>%1 号机已停用，未使用任何内容。</translation>
    </message>
    <message>
        <source>%1 was sealed for somebody else. Nothing was used.</source>
        <translation>%1 是为他人加密的，未使用任何内容。</translation>
    </message>
    <message>
        <source>%1 is written; no entry waits. Take the stick out now.</source>
        <extracomment>%1 is a file&apos;s name</extracomment>
        <translation>%1 已写入，没有待上报记录。现在可以拔出 U 盘。</translation>
    </message>
    <message>
        <source>%1 is written with entries %2 to %3. Take the stick out now.</source>
        <extracomment>%1 is a file&apos;s name, %2 and %3 are numbers of entries</extracomment>
        <translation>%1 已写入第 %2 至 %3 条记录。现在可以拔出 U 盘。</translation>
    </message>
    <message>
        <source>Taken. Codes: %1.</source>
        <extracomment>%1 are business days with versions</extracomment>
        <translation>已导入。码包：%1。</translation>
    </message>
    <message>
        <source>An old stick: this terminal holds something later. Nothing was changed.</source>
        <translation>U 盘内容较旧：本机已有更新的，未作改动。</translation>
    </message>
    <message>
        <source>Nothing on this stick is new. Nothing was changed.</source>
        <translation>U 盘内容均已导入过，未作改动。</translation>
    </message>
    <message>
        <source>Codes that cannot be used: %1.</source>
        <extracomment>%1 is why a pack of codes cannot be used</extracomment>
        <translation>无法使用的码包：%1。</translation>
    </message>
    <message>
        <source>Head office has the journal up to entry %1.</source>
        <extracomment>%1 is a number of entries</extracomment>
        <translation>院线已收到第 %1 条及以前的记录。</translation>
    </message>
    <message>
        <source>Head office knows another journal than this terminal: call a technician.</source>
        <translation>院线的日志与本机不符：请联系技术员。</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>By, at</source>
        <translation>经手·机具</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Choose a seat, scan a code or a ticket, or find one by what is known.</source>
        <translation>请选择座位，扫描取票码或影票，或按已知信息查找。</translation>
    </message>
    <message>
        <source>Nothing has happened to this seat yet.</source>
        <translation>该座位暂无记录。</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <extracomment>%1 is a ticket&apos;s number</extracomment>
        <translation>票号 %1</translation>
    </message>
    <message>
        <source>copies: %1</source>
        <extracomment>%1 is a number of papers</extracomment>
        <translation>已打 %1 张</translation>
    </message>
    <message>
        <source>not reported as sold</source>
        <translation>渠道未报售出</translation>
    </message>
    <message>
        <source>earlier tickets: %1</source>
        <extracomment>%1 is a number of tickets that head office took back</extracomment>
        <translation>此前票数：%1</translation>
    </message>
    <message>
        <source>Let in on the door list</source>
        <translation>凭名单入场</translation>
    </message>
    <message>
        <source>Its tick was taken back</source>
        <translation>名单勾选已撤回</translation>
    </message>
    <message>
        <source>Ticked on the door list, though it was not open</source>
        <translation>名单已勾选，但座位当时不可用</translation>
    </message>
    <message>
        <source>Collecting begun</source>
        <translation>开始取票</translation>
    </message>
    <message>
        <source>Open again, nothing was printed</source>
        <translation>已恢复未取，未打印</translation>
    </message>
    <message>
        <source>Taken back by head office</source>
        <translation>院线收回</translation>
    </message>
    <message>
        <source>Head office wanted it back, too late</source>
        <translation>院线要求收回，但已取票</translation>
    </message>
    <message>
        <source>Head office gave it to a new code, too late</source>
        <translation>院线改发新码，但已取票</translation>
    </message>
    <message>
        <source>The new code opens it now</source>
        <translation>新码现已生效</translation>
    </message>
    <message>
        <source>Printing of copy %1 begun</source>
        <translation>开始打印第 %1 张</translation>
    </message>
    <message>
        <source>Copy %1 came out</source>
        <translation>第 %1 张已打出</translation>
    </message>
    <message>
        <source>Copy %1 in doubt</source>
        <translation>第 %1 张待核实</translation>
    </message>
    <message>
        <source>Reprint ordered: copy %1</source>
        <translation>补打：第 %1 张</translation>
    </message>
    <message>
        <source>Settled: copy %1 came out</source>
        <translation>核实：第 %1 张已打出</translation>
    </message>
    <message>
        <source>Settled: no copy %1 came out</source>
        <translation>核实：第 %1 张没有打出</translation>
    </message>
    <message>
        <source>no. %1</source>
        <extracomment>%1 is a staff number</extracomment>
        <translation>%1 号</translation>
    </message>
    <message>
        <source>allowed by %1</source>
        <extracomment>who allowed one more reprint; %1 is a staff number</extracomment>
        <translation>经 %1 号批准</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>待上报</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <extracomment>%1 is head office&apos;s reason</extracomment>
        <translation>被拒：%1</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Business day</source>
        <translation>营业日</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Showings</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>送达时间</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>院线同步</translation>
    </message>
    <message>
        <source>Talk to head office now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Write a stick…</source>
        <translation>写出 U 盘…</translation>
    </message>
    <message>
        <source>Take a stick…</source>
        <translation>导入 U 盘…</translation>
    </message>
    <message>
        <source>Codes on this terminal</source>
        <translation>本机码包</translation>
    </message>
    <message>
        <source>There are no codes on this terminal yet.</source>
        <translation>本机还没有码包。</translation>
    </message>
    <message>
        <source>Where is the stick?</source>
        <translation>选择 U 盘位置</translation>
    </message>
    <message>
        <source>%1 seats read</source>
        <extracomment>how far reading a stick is; %1 is a number of seats</extracomment>
        <translation>已读取 %1 个座位</translation>
    </message>
    <message>
        <source>%1 bytes written</source>
        <extracomment>how far writing a stick is; %1 is a number of bytes</extracomment>
        <translation>已写入 %1 字节</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Last talk</source>
        <translation>上次同步</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 is how many entries head office has not got yet, %2 how many there are in all</extracomment>
        <translation>%1 条，共 %2 条</translation>
    </message>
    <message>
        <source>Entries waiting</source>
        <translation>待上报</translation>
    </message>
    <message>
        <source>Refused entries</source>
        <translation>被拒记录</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次同步</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>上次失败</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <extracomment>%1 is a number of seconds</extracomment>
        <translation>%1 秒后</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Nothing fits the filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件写入失败：%1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>Terminals</name>
    <message>
        <source>Well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>See to it soon</source>
        <translation>尽快处理</translation>
    </message>
    <message>
        <source>See to it now</source>
        <translation>立即处理</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么做</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>机具</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>打印测试票</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>This is terminal %1</source>
        <extracomment>%1 is the number of this machine</extracomment>
        <translation>本机为 %1 号机</translation>
    </message>
    <message>
        <source>How %1 are is seen at the machines themselves</source>
        <extracomment>%1 are the numbers of the cinema&apos;s other machines</extracomment>
        <translation>%1 号机的状况请在该机上查看</translation>
    </message>
    <message>
        <source>Test print: %1</source>
        <extracomment>%1 is what became of a sample ticket that was printed to try the printer</extracomment>
        <translation>测试票：%1</translation>
    </message>
</context>
<context>
    <name>TickCounts</name>
    <message numerus="yes">
        <source>Enter %n tick(s)</source>
        <translation>
            <numerusform>录入 %n 个勾选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ticks</name>
    <message>
        <source>Let in and counted: %1.</source>
        <extracomment>%1 is a number of guests</extracomment>
        <translation>已登记入场：%1。</translation>
    </message>
    <message>
        <source>Entered before: %1.</source>
        <translation>此前已登记：%1。</translation>
    </message>
    <message>
        <source>Not open any more: %1. Each is an exception now.</source>
        <extracomment>seats that were not open any more when their tick was entered; %1 is a number</extracomment>
        <translation>座位已不可用：%1，均列为异常。</translation>
    </message>
    <message>
        <source>Not on this list: %1.</source>
        <translation>不在此名单：%1。</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>ddd d MMM yyyy</source>
        <extracomment>Qt&apos;s date format: d day, M month, ddd short weekday; keep the words in quotation marks, if any</extracomment>
        <translation>yyyy年M月d日 ddd</translation>
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
        <extracomment>hours and minutes, %1 such as 3:05; keep it short</extracomment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>days; keep it short</extracomment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>how soon a showing starts; %1 is a span such as 28 min</extracomment>
        <translation>%1后</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>how long a showing has been running; %1 is a span such as 28 min</extracomment>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已改场</translation>
    </message>
    <message>
        <source>Starts soon</source>
        <translation>即将开场</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>放映中</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>未开场</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>开场</translation>
    </message>
    <message>
        <source>In</source>
        <translation>距开场</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>影厅</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>发码</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>已取</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未取</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>Collected so far</source>
        <translation>取票进度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日场次</translation>
    </message>
    <message>
        <source>Filter: film, screen, time</source>
        <translation>筛选：影片、影厅、时间</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>There are no codes for today on this terminal. Bring them by the line or by stick.</source>
        <translation>本机没有今日码包，请通过网络或 U 盘送达。</translation>
    </message>
    <message>
        <source>No showings today.</source>
        <translation>今日没有场次。</translation>
    </message>
    <message>
        <source>seats issued</source>
        <translation>发码座位</translation>
    </message>
    <message>
        <source>sold by the channel</source>
        <translation>渠道已售</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>已取票</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未取票</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>打印待核实</translation>
    </message>
    <message>
        <source>%1: %2 showings, %3 issued, %4 collected, %5 open</source>
        <extracomment>one column of the chart: %1 time, %2 showings, %3 seats issued, %4 seats collected, %5 seats open</extracomment>
        <translation>%1：%2 场，发码 %3，已取 %4，未取 %5</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>You have no view for guests.</source>
        <translation>您没有观众服务权限。</translation>
    </message>
</context>
</TS>
