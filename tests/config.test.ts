import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { AppError } from '../src/errors.ts'
import { projectRoot } from '../src/lib/root.ts'

const example = readFileSync(join(projectRoot, '.env.example'), 'utf8')
/** Every setting of the example as if its line were not commented out. */
const settings = parseEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, ''))

/** .env of this machine must not decide a test, so every setting is said. */
const nothingSet = Object.fromEntries(Object.keys(settings).map((name) => [name, '']))

describe('the example of settings', () => {
  test('names every setting the app knows, and no other', () => {
    // A wrong value for each setting makes the app name every one that can be wrong; the rest are free texts.
    const { dataFolder: _, ...known } = readConfig({ ...nothingSet, ...freeTexts })
    expect(Object.keys(settings).sort()).toEqual(Object.keys({ ...known, ...freeTexts }).sort())
  })

  test('shows the default of every setting that has one', () => {
    const defaults = readConfig(nothingSet)
    for (const [name, text] of Object.entries(settings)) {
      const value = Object.entries(defaults).find(([known]) => known === name)?.[1]
      expect(text ?? '', name).toBe(value === undefined ? '' : String(value))
    }
  })

  test('has a sentence before every group of settings', () => {
    const orphan = example.split('\n\n').find((block) => /^#?[A-Z_]+=/.test(block))
    expect(orphan).toBeUndefined()
  })

  test('is all commented out, so a copy changes nothing', () => {
    expect(parseEnv(example)).toEqual({})
  })
})

const freeTexts = {
  PUBLIC_URL: 'https://notch.example',
  DATABASE_URL: 'postgres://localhost/notch',
  SECRET: 'x'.repeat(32),
  SMTP_HOST: 'smtp.example',
  SMTP_USER: 'user',
  SMTP_PASSWORD: 'password',
  DKIM_DOMAIN: 'shop.example',
  DKIM_SELECTOR: 'notch',
  DKIM_PRIVATE_KEY_FILE: 'dkim.pem',
}

describe('settings', () => {
  test('none set is enough to start', () => {
    const config = readConfig(nothingSet)
    expect(config).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', ROLE: 'both', CLOCK: 'real' })
    expect(config.DATABASE_URL).toBeUndefined()
    expect(config.SMTP_HOST).toBeUndefined()
  })

  test('a wrong value is named with what was given', () => {
    expect(() => readConfig({ ...nothingSet, PORT: 'eighty' })).toThrow(/PORT "eighty"/)
  })

  test('every wrong setting is named at once', () => {
    const read = () => readConfig({ ...nothingSet, ROLE: 'boss', SMTP_SECURE: 'yes', CLOCK: 'noon' })
    expect(read).toThrow(AppError)
    expect(read).toThrow(/ROLE[\s\S]*SMTP_SECURE[\s\S]*CLOCK/)
  })

  test('a short secret is refused and never shown', () => {
    const read = () => readConfig({ ...nothingSet, SECRET: 'too-short-to-show' })
    expect(read).toThrow(/SECRET: needs at least 32 characters/)
    expect(read).not.toThrow(/too-short-to-show/)
  })

  test.each([
    ['2026-09-01T08:00:00Z', true],
    ['2026-09-01', false],
    ['2026-09-01T08:00:00', false],
  ])('a stepped clock that starts at %s is taken: %s', (text, isTaken) => {
    const read = () => readConfig({ ...nothingSet, CLOCK: text }).CLOCK
    if (isTaken) expect(read()).toBe(text)
    else expect(read).toThrow(/CLOCK/)
  })

  test('a data folder is found from the project, wherever the command was given', () => {
    expect(readConfig({ ...nothingSet, DATA_DIR: 'data/demo' }).dataFolder).toBe(join(projectRoot, 'data', 'demo'))
  })
})
