/** A line of a drawing: its name, and points in data units. `size` of a point is its radius in pixels. */
export type DrawnLine = { name: string; points: readonly { x: number; y: number; size?: number }[]; dashed?: boolean }

/** A drawing of lines over the unit square or another range. */
export type Drawing = {
  title: string
  x: { name: string; from: number; to: number; ticks: readonly number[] }
  y: { name: string; from: number; to: number; ticks: readonly number[] }
  lines: readonly DrawnLine[]
}

const [WIDTH, HEIGHT] = [640, 400]
const BOX = { left: 64, top: 48, right: 460, bottom: 344 } as const
/** Told apart without colour too: the names stand beside the lines (Okabe and Ito, 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#8a6d00']

const round = (value: number): string => String(Math.round(value * 10) / 10)
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

type Scale = (value: number) => number
const scale =
  (from: number, to: number, start: number, end: number): Scale =>
  (value) =>
    start + ((value - from) / (to - from)) * (end - start)

function axes({ x, y }: Drawing, across: Scale, up: Scale): string[] {
  return [
    ...y.ticks.flatMap((tick) => [
      `<line x1="${BOX.left}" x2="${BOX.right}" y1="${round(up(tick))}" y2="${round(up(tick))}" stroke="#d0d0d0"/>`,
      `<text x="${BOX.left - 8}" y="${round(up(tick) + 4)}" text-anchor="end">${tick}</text>`,
    ]),
    ...x.ticks.map(
      (tick) => `<text x="${round(across(tick))}" y="${BOX.bottom + 20}" text-anchor="middle">${tick}</text>`,
    ),
    `<text x="${(BOX.left + BOX.right) / 2}" y="${BOX.bottom + 42}" text-anchor="middle">${escaped(x.name)}</text>`,
    `<text transform="translate(18 ${(BOX.top + BOX.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y.name)}</text>`,
  ]
}

function drawLine(line: DrawnLine, k: number, across: Scale, up: Scale): string[] {
  const colour = COLOURS[k % COLOURS.length] ?? '#000'
  const path = line.points.map(({ x, y }) => `${round(across(x))},${round(up(y))}`).join(' ')
  const dash = line.dashed === true ? ' stroke-dasharray="5 4"' : ''
  return [
    `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`,
    ...line.points.map(
      ({ x, y, size }) =>
        `<circle cx="${round(across(x))}" cy="${round(up(y))}" r="${round(size ?? 3)}" fill="${colour}"/>`,
    ),
    `<line x1="${BOX.right + 16}" x2="${BOX.right + 40}" y1="${BOX.top + 8 + 22 * k}" y2="${BOX.top + 8 + 22 * k}" stroke="${colour}" stroke-width="2"${dash}/>`,
    `<text x="${BOX.right + 46}" y="${BOX.top + 12 + 22 * k}">${escaped(line.name)}</text>`,
  ]
}

/** Draws lines as an SVG of its own: white ground, so that it reads in light and dark surroundings. */
export function drawLines(drawing: Drawing): string {
  const { x, y } = drawing
  const across = scale(x.from, x.to, BOX.left, BOX.right)
  const up = scale(y.from, y.to, BOX.bottom, BOX.top)
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="13" fill="#222" role="img">`,
    `<title>${escaped(drawing.title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${BOX.left}" y="26" font-size="15" font-weight="bold">${escaped(drawing.title)}</text>`,
    ...axes(drawing, across, up),
    ...drawing.lines.flatMap((line, k) => drawLine(line, k, across, up)),
    '</svg>',
  ].join('\n')}\n`
}
