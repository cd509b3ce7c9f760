import { remember } from './remember.ts'

/** The brand's colour and what can be read on it and beside it. All #rrggbb. */
export interface Colours {
  readonly accent: string
  /** Text on the accent. */
  readonly onAccent: string
  /** The accent as text on white, darkened until it can be read. */
  readonly accentOnLight: string
  /** The accent as text on a dark ground, lightened until it can be read. */
  readonly accentOnDark: string
  /** A filled button on a dark ground and the text on it. */
  readonly accentFillDark: string
  readonly onAccentFillDark: string
}

const defaultAccent = '#2f5d50'
/** The grounds of templates/customer/partials/styles.mjml. */
const lightGround = '#ffffff'
const darkGround = '#1c1d20'
/** WCAG 2.2, 1.4.3: text needs 4.5; 1.4.11: a control needs 3. */
const textContrast = 4.5
const controlContrast = 3

const known = remember<Colours>(1000)

export function coloursOf(accentColour: string | undefined): Colours {
  const accent = /^#[0-9a-f]{6}$/i.test(accentColour ?? '') ? `${accentColour}`.toLowerCase() : defaultAccent
  return known(accent, () => makeColours(accent))
}

function makeColours(accent: string): Colours {
  const accentFillDark = moveUntil(accent, '#ffffff', darkGround, controlContrast)
  return {
    accent,
    onAccent: readableOn(accent),
    accentOnLight: moveUntil(accent, '#000000', lightGround, textContrast),
    accentOnDark: moveUntil(accent, '#ffffff', darkGround, textContrast),
    accentFillDark,
    onAccentFillDark: readableOn(accentFillDark),
  }
}

/** White where it can be read, otherwise near black: shops expect white on their colour. */
function readableOn(ground: string): string {
  return contrast('#ffffff', ground) >= textContrast ? '#ffffff' : '#141414'
}

function moveUntil(colour: string, towards: string, ground: string, wanted: number): string {
  for (let step = 0; step <= 20; step += 1) {
    const moved = mix(colour, towards, step / 20)
    if (contrast(moved, ground) >= wanted) return moved
  }
  return towards
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to)
  const mixed = channels(from).map((value, index) => Math.round(value + ((target[index] ?? 0) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
