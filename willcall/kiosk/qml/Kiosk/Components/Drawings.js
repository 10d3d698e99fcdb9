.pragma library

// Every thing there is a picture of, in four layers of SVG paths on a grid of 240 by 240: what stands behind (shade), what is
// paper, what is printed on the paper (ink), and the lines around it all. A word stands with its middle at `word` [x, y, size].
// A library of data, not of QML objects: the engine drops types that are out of use for a while, and an object of a type
// that was loaded before would fit no property of the same type that is loaded after.

const things = {
    ticket: {
        shade: "M70 44 H206 A14 14 0 0 1 220 58 V148 A14 14 0 0 1 206 162 H70 Z",
        paper: "M34 72 H128 A12 12 0 0 0 152 72 H186 A14 14 0 0 1 200 86 V178 A14 14 0 0 1 186 192 H152 A12 12 0 0 0 128 192 H34 A14 14 0 0 1 20 178 V86 A14 14 0 0 1 34 72 Z",
        ink: "M44 104 H112 M44 130 H94 M44 156 H104 M140 98 V106 M140 118 V126 M140 138 V146 M140 158 V166",
    },
    printer: {
        shade: "M36 92 H204 A16 16 0 0 1 220 108 V176 A16 16 0 0 1 204 192 H36 A16 16 0 0 1 20 176 V108 A16 16 0 0 1 36 92 Z",
        paper: "M66 26 H174 V104 H66 Z",
        ink: "M84 52 H150 M84 76 H128",
        line: "M52 108 H188 M44 164 H96 M20 108 A16 16 0 0 1 36 92 H52 M188 92 H204 A16 16 0 0 1 220 108 V176 A16 16 0 0 1 204 192 H36 A16 16 0 0 1 20 176 V108",
    },
    printer_open: {
        shade: "M36 122 H204 A16 16 0 0 1 220 138 V196 A16 16 0 0 1 204 212 H36 A16 16 0 0 1 20 196 V138 A16 16 0 0 1 36 122 Z",
        paper: "M64 122 A40 40 0 0 1 144 122 Z",
        ink: "M92 118 A12 12 0 0 1 116 118",
        line: "M36 122 H204 A16 16 0 0 1 220 138 V196 A16 16 0 0 1 204 212 H36 A16 16 0 0 1 20 196 V138 A16 16 0 0 1 36 122 M44 184 H96 M204 122 L172 34 A14 14 0 0 0 154 26 L84 50",
    },
    roll: {
        shade: "M120 30 A86 86 0 1 1 119.9 30 Z",
        line: "M120 30 A86 86 0 1 1 119.9 30 Z M120 88 A28 28 0 1 1 119.9 88 Z M120 56 A60 60 0 0 1 178 102 M206 116 V206 H166",
    },
    blade: {
        shade: "M28 122 H212 V150 L196 138 L180 150 L164 138 L148 150 L132 138 L116 150 L100 138 L84 150 L68 138 L52 150 L36 138 L28 144 Z",
        paper: "M64 20 H176 V104 L162 96 L148 104 L134 96 L120 104 L106 96 L92 104 L78 96 L64 104 Z",
        ink: "M86 46 H152 M86 70 H128",
        line: "M28 122 H212 M28 122 V144 L36 138 L52 150 L68 138 L84 150 L100 138 L116 150 L132 138 L148 150 L164 138 L180 150 L196 138 L212 150 V122 M64 190 V214 H176 V190",
    },
    thermometer: {
        shade: "M120 150 A36 36 0 1 1 119.9 150 Z M108 62 H132 V160 H108 Z",
        line: "M94 134 V46 A26 26 0 0 1 146 46 V134 A48 48 0 1 1 94 134 Z M120 62 V160 M170 52 H192 M170 84 H184 M170 116 H192",
    },
    plug: {
        shade: "M66 96 H138 V122 A36 36 0 0 1 66 122 Z",
        line: "M66 96 H138 V122 A36 36 0 0 1 66 122 Z M84 96 V60 M120 96 V60 M102 158 V178 A26 26 0 0 0 128 204 H150 M182 60 V96 M206 72 V108 M164 34 L148 18 M196 36 L200 14",
    },
    machine: {
        shade: "M64 18 H176 A16 16 0 0 1 192 34 V206 H48 V34 A16 16 0 0 1 64 18 Z",
        line: "M64 18 H176 A16 16 0 0 1 192 34 V206 H48 V34 A16 16 0 0 1 64 18 Z M32 222 H208 M70 44 H170 V134 H70 Z M92 168 H148",
        word: [120, 89, 64],
    },
    screen: {
        shade: "M40 176 H68 A8 8 0 0 1 76 184 V212 H32 V184 A8 8 0 0 1 40 176 Z M106 176 H134 A8 8 0 0 1 142 184 V212 H98 V184 A8 8 0 0 1 106 176 Z M172 176 H200 A8 8 0 0 1 208 184 V212 H164 V184 A8 8 0 0 1 172 176 Z",
        paper: "M24 36 Q120 20 216 36 V140 Q120 126 24 140 Z",
        line: "M40 176 H68 A8 8 0 0 1 76 184 V212 H32 V184 A8 8 0 0 1 40 176 Z M106 176 H134 A8 8 0 0 1 142 184 V212 H98 V184 A8 8 0 0 1 106 176 Z M172 176 H200 A8 8 0 0 1 208 184 V212 H164 V184 A8 8 0 0 1 172 176 Z",
        word: [120, 84, 60],
    },
    doors: {
        shade: "M16 92 H74 V206 H16 Z",
        paper: "M118 28 H222 V206 H118 Z",
        ink: "M134 126 V142",
        line: "M16 206 V92 H74 V206 M4 206 H236 M32 146 V156 M84 148 H104 M95 137 L106 148 L95 159",
        word: [170, 76, 36],
    },
    entrance: {
        shade: "M40 24 H164 V210 H40 Z",
        paper: "M62 46 L150 24 V232 L62 210 Z",
        ink: "M132 118 V138",
        line: "M62 210 H40 V24 H164 V210 M20 210 H40 M150 210 H220 M184 90 L214 120 L184 150 M206 120 H150",
    },
    calendar: {
        shade: "M40 52 H200 A14 14 0 0 1 214 66 V92 H26 V66 A14 14 0 0 1 40 52 Z",
        paper: "M26 92 H214 V200 A14 14 0 0 1 200 214 H40 A14 14 0 0 1 26 200 Z",
        line: "M26 92 V66 A14 14 0 0 1 40 52 H200 A14 14 0 0 1 214 66 V92 M78 32 V66 M162 32 V66",
        word: [120, 152, 92],
    },
    pin: {
        shade: "M20 172 L88 144 L152 172 L220 144 V200 L152 226 L88 200 L20 226 Z",
        paper: "M120 16 A58 58 0 0 1 178 74 C178 116 134 148 120 186 C106 148 62 116 62 74 A58 58 0 0 1 120 16 Z",
        ink: "M120 50 A24 24 0 1 1 119.9 50 Z",
        line: "M70 152 L20 172 V226 L88 200 L152 226 L220 200 V144 L170 164",
    },
    clock: {
        paper: "M120 26 A94 94 0 1 1 119.9 26 Z",
        ink: "M120 44 V54 M120 186 V196 M44 120 H54 M186 120 H196 M120 120 V72 M120 120 L152 140",
        line: "M120 26 A94 94 0 1 1 119.9 26 Z",
    },
    hourglass: {
        shade: "M84 196 C84 168 108 158 120 142 C132 158 156 168 156 196 Z M96 88 H144 C138 102 128 108 120 116 C112 108 102 102 96 88 Z",
        line: "M58 28 H182 M58 212 H182 M72 28 V60 C72 92 108 100 108 120 C108 140 72 148 72 180 V212 M168 28 V60 C168 92 132 100 132 120 C132 140 168 148 168 180 V212",
    },
    magnifier: {
        shade: "M102 36 A68 68 0 1 1 101.9 36 Z",
        line: "M102 36 A68 68 0 1 1 101.9 36 Z M152 154 L212 214 M102 66 A38 38 0 0 0 64 104",
    },
    code: {
        shade: "M26 84 H64 A12 12 0 0 1 76 96 V148 A12 12 0 0 1 64 160 H26 A12 12 0 0 1 14 148 V96 A12 12 0 0 1 26 84 Z M101 84 H139 A12 12 0 0 1 151 96 V148 A12 12 0 0 1 139 160 H101 A12 12 0 0 1 89 148 V96 A12 12 0 0 1 101 84 Z",
        paper: "M176 84 H214 A12 12 0 0 1 226 96 V148 A12 12 0 0 1 214 160 H176 A12 12 0 0 1 164 148 V96 A12 12 0 0 1 176 84 Z",
        ink: "M180 122 H210",
        line: "M26 84 H64 A12 12 0 0 1 76 96 V148 A12 12 0 0 1 64 160 H26 A12 12 0 0 1 14 148 V96 A12 12 0 0 1 26 84 Z M101 84 H139 A12 12 0 0 1 151 96 V148 A12 12 0 0 1 139 160 H101 A12 12 0 0 1 89 148 V96 A12 12 0 0 1 101 84 Z M32 122 V122.1 M45 122 V122.1 M58 122 V122.1 M107 122 V122.1 M120 122 V122.1 M133 122 V122.1",
    },
    closed: {
        shade: "M40 92 H200 A14 14 0 0 1 214 106 V178 A14 14 0 0 1 200 192 H40 A14 14 0 0 1 26 178 V106 A14 14 0 0 1 40 92 Z",
        line: "M40 92 H200 A14 14 0 0 1 214 106 V178 A14 14 0 0 1 200 192 H40 A14 14 0 0 1 26 178 V106 A14 14 0 0 1 40 92 Z M56 92 L120 34 L184 92 M74 142 H166",
    },
}

function thing(kind) {
    return things[kind] ?? things.machine
}

function layer(kind, name) {
    return thing(kind)[name] ?? ""
}

// the middle of a word and its size: 0 across, 1 down, 2 type
function word(kind, which) {
    return (thing(kind).word ?? [120, 120, 56])[which]
}
