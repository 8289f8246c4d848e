import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEvents, type ServerSentEvent } from '../../gateway/transports/sse.js'

async function read(text: string, cuts: readonly number[] = [], limit = 1000): Promise<ServerSentEvent[]> {
  const bytes = new TextEncoder().encode(text)
  const edges = [0, ...cuts.map(cut => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  async function* chunks() {
    for (let index = 1; index < edges.length; index++) yield bytes.slice(edges[index - 1], edges[index])
  }
  const events: ServerSentEvent[] = []
  for await (const event of readEvents(chunks(), limit)) events.push(event)
  return events
}

describe('a stream of events', () => {
  test.each<[string, string, ServerSentEvent[]]>([
    [
      'two events',
      'event: next\ndata: 1\n\nevent: next\ndata: 2\n\n',
      [
        { event: 'next', data: '1' },
        { event: 'next', data: '2' },
      ],
    ],
    ['an event without a name', 'data: 1\n\n', [{ event: 'message', data: '1' }]],
    ['data in several lines', 'data: {\ndata: }\n\n', [{ event: 'message', data: '{\n}' }]],
    ['no space after the colon', 'event:next\ndata:1\n\n', [{ event: 'next', data: '1' }]],
    ['only the first space dropped', 'data:  1\n\n', [{ event: 'message', data: ' 1' }]],
    ['CR LF', 'event: next\r\ndata: 1\r\n\r\n', [{ event: 'next', data: '1' }]],
    ['CR alone', 'event: next\rdata: 1\r\rx', [{ event: 'next', data: '1' }]],
    ['comments and unknown fields', ': hello\nid: 7\nretry: 1\ndata: 1\n\n:\n\n', [{ event: 'message', data: '1' }]],
    ['an end without data', 'event: complete\n\n', [{ event: 'complete', data: '' }]],
    ['an end with an empty data line', 'event: complete\ndata:\n\n', [{ event: 'complete', data: '' }]],
    ['a byte order mark', '\uFEFFdata: 1\n\n', [{ event: 'message', data: '1' }]],
    ['Vietnamese', 'data: "Trần Thị Bình"\n\n', [{ event: 'message', data: '"Trần Thị Bình"' }]],
    ['an event cut off', 'data: 1\n\ndata: 2\n', [{ event: 'message', data: '1' }]],
  ])('%s', async (_, text, expected) => {
    expect(await read(text)).toEqual(expected)
  })

  test('reads the same however its bytes are cut', async () => {
    const text =
      ': start\r\nevent: next\r\ndata: {"tên": "Đỗ"}\r\n\r\nevent: next\ndata: a\ndata: b\n\n' +
      'event: complete\rdata:\r\rrest'
    const whole = await read(text)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async cuts => {
        expect(await read(text, cuts)).toEqual(whole)
      }),
    )
  })

  test('is given up when one event grows without end', async () => {
    await expect(read(`data: ${'x'.repeat(2000)}`)).rejects.toThrow('longer than 1000')
    await expect(read('data: xxxxxxxxxx\n'.repeat(200), [1700])).rejects.toThrow('longer than 1000')
  })
})
