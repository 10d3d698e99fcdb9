<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
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
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <source>Codes on this terminal</source>
        <translation>本机码包</translation>
    </message>
    <message>
        <source>There are no codes on this terminal yet.</source>
        <translation>本机还没有码包。</translation>
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
        <source>No showing fits the filter.</source>
        <translation>没有符合条件的场次。</translation>
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
</TS>
