import QtQuick

// A place that never cuts off what stands in it: what is too tall is drawn smaller.
Item {
    id: place

    // less than 1 for what is known to be much: smaller from the start, and so wider
    property real ease: 1
    default property alias content: inner.data

    Item {
        id: inner
        x: (place.width - width * scale) / 2
        width: place.width / place.ease
        height: childrenRect.height
        scale: Math.min(place.ease, place.height / Math.max(1, height))
        transformOrigin: Item.TopLeft
    }
}
