<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n ticket(s) found</source>
        <extracomment>headline of the found screen</extracomment>
        <translation>
            <numerusform>%n ticket found</numerusform>
            <numerusform>%n tickets found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n ticket(s)</source>
        <extracomment>the button that prints</extracomment>
        <translation>
            <numerusform>Print %n ticket</numerusform>
            <numerusform>Print %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take your %n ticket(s)</source>
        <extracomment>headline once all are printed</extracomment>
        <translation>
            <numerusform>Take your ticket</numerusform>
            <numerusform>Take your %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already collected</source>
        <extracomment>tickets of the same code whose paper is out; their seats follow</extracomment>
        <translation>
            <numerusform>%n already collected</numerusform>
            <numerusform>%n already collected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not certain, please ask our staff</source>
        <extracomment>tickets of the same code of which nobody knows whether they were printed; their seats follow</extracomment>
        <translation>
            <numerusform>%n not certain, please ask our staff</numerusform>
            <numerusform>%n not certain, please ask our staff</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) to go</source>
        <extracomment>on the button that cannot act yet</extracomment>
        <translation>
            <numerusform>%n digit to go</numerusform>
            <numerusform>%n digits to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starts in %n minute(s)</source>
        <extracomment>minutes until the showing starts</extracomment>
        <translation>
            <numerusform>Starts in %n minute</numerusform>
            <numerusform>Starts in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %n minute(s) ago</source>
        <extracomment>minutes since the showing started</extracomment>
        <translation>
            <numerusform>Started %n minute ago</numerusform>
            <numerusform>Started %n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back to start in %n s</source>
        <extracomment>the screen returns to the start by itself; keep it short</extracomment>
        <translation>
            <numerusform>Back to start in %n s</numerusform>
            <numerusform>Back to start in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Codes again in %n s</source>
        <extracomment>a machine that pauses takes codes again by itself; keep it short</extracomment>
        <translation>
            <numerusform>Codes again in %n s</numerusform>
            <numerusform>Codes again in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starting again in %n s</source>
        <extracomment>a machine that is out of order starts again by itself; keep it short</extracomment>
        <translation>
            <numerusform>Starting again in %n s</numerusform>
            <numerusform>Starting again in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <extracomment>how many tickets, in a line with their showing</extracomment>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n code(s) at a time. Print these first.</source>
        <extracomment>a notice: so many collection codes can be printed in one go</extracomment>
        <translation>
            <numerusform>Up to %n code at a time. Print it first.</numerusform>
            <numerusform>Up to %n codes at a time. Print these first.</numerusform>
        </translation>
    </message>
</context>
</TS>
