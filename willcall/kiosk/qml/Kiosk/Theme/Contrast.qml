pragma Singleton

import QtQuick

// How far two colours stand apart (WCAG 2.2, "contrast ratio"), and the nearest colour that stands apart far enough.
QtObject {
    id: contrast

    // a colour is rounded to 8 bits when it is drawn: aim a little higher
    readonly property real rounding: 1.02

    function linear(channel: real): real {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4)
    }

    function luminance(colour: color): real {
        return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
    }

    function ratio(one: color, other: color): real {
        const lighter = Math.max(luminance(one), luminance(other))
        const darker = Math.min(luminance(one), luminance(other))
        return (lighter + 0.05) / (darker + 0.05)
    }

    // whichever of two colours stands out more from the ground
    function upon(ground: color, one: color, other: color): color {
        return ratio(one, ground) >= ratio(other, ground) ? one : other
    }

    // the same hue, lighter or darker by as little as makes it stand out from every ground
    function standingOut(wished: color, grounds: list<color>, least: real): color {
        return nearest(wished, candidate => grounds.every(ground => ratio(candidate, ground) >= least * rounding))
    }

    // the same hue, lighter or darker by as little as lets one of the two colours be read on it
    function bearing(wished: color, one: color, other: color, least: real): color {
        return nearest(wished, candidate => Math.max(ratio(candidate, one), ratio(candidate, other)) >= least * rounding)
    }

    function mixed(ground: color, colour: color, share: real): color {
        return Qt.tint(ground, faded(colour, share))
    }

    function faded(colour: color, share: real): color {
        return Qt.rgba(colour.r, colour.g, colour.b, share)
    }

    function nearest(wished: color, good): color {
        for (let step = 0; step <= 100; ++step)
            for (const way of [1, -1]) {
                const lightness = wished.hslLightness + way * step / 100
                const candidate = step ? relit(wished, lightness) : wished
                if (lightness >= 0 && lightness <= 1 && good(candidate))
                    return candidate
            }
        return wished
    }

    function relit(colour: color, lightness: real): color {
        return Qt.hsla(Math.max(0, colour.hslHue), colour.hslSaturation, lightness, 1)
    }
}
