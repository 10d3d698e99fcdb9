import QtQuick

// A place that never cuts off what stands in it: what is too tall is drawn smaller.
Item {
    id: place

    default property alias content: inner.data

    Item {
        id: inner
        width: place.width
        height: childrenRect.height
        scale: height > place.height ? place.height / height : 1
        transformOrigin: Item.Top
    }
}
