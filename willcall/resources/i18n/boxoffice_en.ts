<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FindCounts</name>
    <message numerus="yes">
        <source>%n ticket(s) to collect</source>
        <translation>
            <numerusform>%n ticket to collect</numerusform>
            <numerusform>%n tickets to collect</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n ticket(s)</source>
        <translation>
            <numerusform>Print %n ticket</numerusform>
            <numerusform>Print %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s) found</source>
        <translation>
            <numerusform>%n seat found</numerusform>
            <numerusform>%n seats found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeCounts</name>
    <message numerus="yes">
        <source>%n ticket(s) printed</source>
        <translation>
            <numerusform>%n ticket printed</numerusform>
            <numerusform>%n tickets printed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickCounts</name>
    <message numerus="yes">
        <source>Enter %n tick(s)</source>
        <translation>
            <numerusform>Enter %n tick</numerusform>
            <numerusform>Enter %n ticks</numerusform>
        </translation>
    </message>
</context>
</TS>
