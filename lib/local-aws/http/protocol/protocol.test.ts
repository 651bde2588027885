import { XMLParser } from 'fast-xml-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AwsError } from '../../world/aws-error.ts'
import { parseQueryInput } from './parse-query-input.ts'
import { readBoolean, readInteger, readRecords, readString, readStrings } from './read-input.ts'
import { renderError } from './render-response.ts'
import { renderXml } from './render-xml.ts'

describe('parseQueryInput', () => {
  const parse = (text: string) => parseQueryInput(new URLSearchParams(text))

  it('makes lists of numbered members, in their order', () => {
    expect(parse('Action=X&Id.10=c&Id.2=b&Id.1=a')).toEqual({ Id: ['a', 'b', 'c'] })
    expect(parse('Filter.1.Name=n&Filter.1.Value.1=v')).toEqual({
      Filter: [{ Name: 'n', Value: ['v'] }],
    })
    expect(parse('Tags.member.1.Key=k')).toEqual({ Tags: [{ Key: 'k' }] })
  })

  it.each(['A=1&A=2', 'A=1&A.1=2', 'A.1=1&A=2', 'a.b.c.d.e.f.g.h.i=1'])('refuses %s', text => {
    expect(parse(text)).toBeUndefined()
  })

  it('leaves every object as it was', () => {
    parse('__proto__.polluted=1&constructor.prototype.polluted=1')
    expect('polluted' in {}).toBe(false)
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), text => void parse(text)))
  })
})

describe('reading members', () => {
  it('reads numbers and booleans from strings, as Query sends them', () => {
    expect(readInteger({ n: '15' }, 'n')).toBe(15)
    expect(readBoolean({ b: 'false' }, 'b')).toBe(false)
    expect(readString({ s: null }, 's')).toBeUndefined()
  })

  it.each([
    () => readString({ x: 1 }, 'x'),
    () => readInteger({ x: 1.5 }, 'x'),
    () => readInteger({ x: '1e3' }, 'x'),
    () => readBoolean({ x: 'yes' }, 'x'),
    () => readStrings({ x: ['a', 1] }, 'x'),
    () => readStrings({ x: 'a' }, 'x'),
    () => readRecords({ x: ['a'] }, 'x'),
  ])('refuses another type (case %#)', read => {
    expect(read).toThrow(expect.objectContaining({ code: 'SerializationException' }))
  })
})

describe('renderXml', () => {
  it('carries any text through a parser', () => {
    const parser = new XMLParser({ parseTagValue: false, trimValues: false })
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), text => {
        const xml = renderXml('Answer', { Value: text }, { itemName: 'item' })
        const parsed = parser.parse(xml) as { Answer: { Value: string } }
        expect(parsed.Answer.Value).toBe(text)
      }),
    )
  })

  it('wraps lists, leaves out what is undefined, and replaces what XML cannot carry', () => {
    const content = { set: ['a', { b: 1 }], empty: [], gone: undefined, odd: 'x\u0000y' }
    const xml = renderXml('R', content, { itemName: 'item', namespace: 'urn:x' })
    expect(xml).toContain('<R xmlns="urn:x"><set><item>a</item><item><b>1</b></item></set>')
    expect(xml).toContain('<empty></empty><odd>x\ufffdy</odd>')
  })
})

describe('renderError', () => {
  it('puts further members beside the type in JSON', () => {
    const error = new AwsError('ConflictException', 'No', 400, { resourceIds: ['a'] })
    expect(JSON.parse(renderError('ecs', error, 'id').body)).toEqual({
      __type: 'ConflictException',
      message: 'No',
      resourceIds: ['a'],
    })
  })
})
