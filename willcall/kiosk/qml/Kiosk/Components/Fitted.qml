import QtQuick

// A place that never cuts off what stands in it: what is too tall is drawn smaller, and so wider, until it fits.
Item {
    id: place

    // less than 1 for what is known to be much: smaller from the start
    property real ease: 1
    default property alias content: inner.data
    // how tall that is, as it has to be
    property real tall: inner.childrenRect.height
    property real share: ease
    // the least share that was too much, so that the search comes to an end
    property real tooMuch: 2
    property int tries: 0
    property bool stirred: true

    function begin(): void {
        tries = 0
        tooMuch = 2
        stirred = true
    }

    // words break otherwise at another width, so the right share is found step by step
    function measure(): void {
        stirred = false
        if (inner.height <= 0 || height <= 0 || tries >= 12)
            return
        tries += 1
        const before = share
        const used = inner.height * share
        const wish = Math.max(0.4, share * Math.sqrt(height / used))
        if (used > height + 1) {
            tooMuch = Math.min(tooMuch, share)
            share = Math.min(wish, share - 0.01)
        } else {
            share = Math.max(share, Math.min(wish, ease, tooMuch - 0.02))
        }
        stirred = Math.abs(share - before) > 0.001
    }

    onEaseChanged: begin()
    onHeightChanged: begin()
    onWidthChanged: begin()

    // by then everything in here stands where it should; in between only half of it does
    Connections {
        target: place.Window.window
        enabled: place.stirred
        function onAfterAnimating(): void { place.measure() }
    }

    Item {
        id: inner
        x: (place.width - width * scale) / 2
        width: place.width / place.share
        height: place.tall
        scale: Math.min(place.share, place.height / Math.max(1, height))
        transformOrigin: Item.TopLeft
        // while the search goes on it is the share that changes it; later it is what stands in it
        onHeightChanged: if (!place.stirred) place.begin()
    }
}
