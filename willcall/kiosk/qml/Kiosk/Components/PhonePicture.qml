import QtQuick

import Kiosk.Theme

// The guest's own phone with a QR on it: a bare QR on this screen would be something to scan with the phone.
Rectangle {
    implicitWidth: height * 0.62
    radius: height * 0.08
    color: "transparent"
    border { width: Control.phoneFrame; color: Theme.paperFact }
    Accessible.ignored: true

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.075
        width: parent.width * 0.24
        height: Control.phoneFrame
        radius: height / 2
        color: Theme.paperFact
    }

    QrPicture {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: Control.phoneFrame
        size: parent.width * 0.7
    }
}
