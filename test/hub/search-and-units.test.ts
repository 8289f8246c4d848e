import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, field, signedIn } from '../support/client.js'

describe('a name is found however it is typed', () => {
  let search: (text: string) => Promise<string[]>

  beforeAll(async () => {
    const ask = await signedIn({ role: 'coordinator', scope: 'country' })
    search = async text => {
      const answer = await ask('query ($text: String!) { residents(first: 100, search: $text) { nodes { fullName } } }', { text })
      expect(answer.errors).toBeUndefined()
      return field<{ nodes: { fullName: string }[] }>(answer, 'residents').nodes.map(node => node.fullName)
    }
  })

  test('without marks, in another order, in NFD, in capitals: the same people', async () => {
    const plain = (await search('nguyen thi huong')).toSorted()
    expect(plain).toContain('Nguyễn Thị Hương')
    expect(plain).toContain('Nguyễn Thị Hường')
    for (const text of ['huong nguyen thi', 'NGUYỄN THỊ HƯƠNG', 'Nguyễn Thị Hương'.normalize('NFD'), ' Thị  Hương  Nguyễn ']) {
      expect((await search(text)).toSorted()).toEqual(plain)
    }
  })

  test('exactly typed marks come first', async () => {
    expect((await search('Nguyễn Thị Hương'))[0]).toBe('Nguyễn Thị Hương')
    expect((await search('Nguyễn Thị Hường'))[0]).toBe('Nguyễn Thị Hường')
  })

  test('d finds đ and đ finds d', async () => {
    const found = await search('dang')
    expect(found.some(name => name.includes('Đặng'))).toBe(true)
    expect((await search('Đặng')).toSorted()).toEqual(found.toSorted())
  })

  test('signs of the search language are letters like others', async () => {
    expect(await search('%')).toEqual([])
    expect(await search('nguyen_thi')).toEqual(await search('nguyen thi'))
    expect(await search("'; drop table resident; --")).toEqual([])
  })

  test('a name that is too long to be one is refused in both languages', async () => {
    const ask = await signedIn({ role: 'coordinator', scope: 'country' })
    const { errors } = await ask('query ($text: String!) { residents(first: 1, search: $text) { totalCount } }', { text: 'a'.repeat(101) })
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ['Tối đa 100 ký tự để tìm / Search with at most 100 characters.', 'BAD_USER_INPUT'],
    ])
  })
})

describe('provinces and communes of a day', () => {
  let ask: Client

  beforeAll(async () => {
    ask = await signedIn({ role: 'auditor' })
  })

  test('63 before, 34 since, 3,321 communes', async () => {
    const { data } = await ask(`{
      before: administrativeUnits(level: PROVINCE, on: "2025-06-30", first: 1) { totalCount }
      since: administrativeUnits(level: PROVINCE, on: "2025-07-01", first: 1) { totalCount }
      communes: administrativeUnits(level: COMMUNE, first: 1) { totalCount }
    }`)
    expect(data).toEqual({ before: { totalCount: 63 }, since: { totalCount: 34 }, communes: { totalCount: 3321 } })
  })

  test.each([
    ['Tỉnh Quảng Nam', '49', '48', 'Thành phố Đà Nẵng', ['Thành phố Đà Nẵng', 'Tỉnh Quảng Nam']],
    ['Tỉnh Bình Định', '52', '52', 'Tỉnh Gia Lai', ['Tỉnh Bình Định', 'Tỉnh Gia Lai']],
    ['Tỉnh Hưng Yên', '33', '33', 'Tỉnh Hưng Yên', ['Tỉnh Hưng Yên', 'Tỉnh Thái Bình']],
  ])('%s has its successor and its sisters', async (name, code, codeNow, nameNow, sisters) => {
    const { data } = await ask(
      `query ($search: String!) { administrativeUnits(level: PROVINCE, on: "2025-06-30", first: 1, search: $search) {
        nodes { code name validTo successors { code name validFrom predecessors { name } } } } }`,
      { search: name },
    )
    expect(data).toEqual({
      administrativeUnits: {
        nodes: [
          {
            code,
            name,
            validTo: '2025-06-30',
            successors: [{ code: codeNow, name: nameNow, validFrom: '2025-07-01', predecessors: expect.anything() }],
          },
        ],
      },
    })
    const units = data?.administrativeUnits as { nodes: { successors: { predecessors: { name: string }[] }[] }[] }
    expect(units.nodes[0]?.successors[0]?.predecessors.map(each => each.name).toSorted()).toEqual(sisters)
  })

  test('pages forward and backward meet', async () => {
    const page = async (args: string) => {
      const { data } = await ask(`{ administrativeUnits(level: PROVINCE, ${args}) { nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`)
      return data?.administrativeUnits as {
        nodes: { code: string }[]
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
      }
    }
    const first = await page('first: 20')
    const second = await page(`first: 20, after: "${first.pageInfo.endCursor}"`)
    const back = await page(`last: 20, before: "${second.pageInfo.startCursor}"`)
    expect([first.nodes.length, second.nodes.length]).toEqual([20, 14])
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage]).toEqual([true, false, true])
    expect(back.nodes).toEqual(first.nodes)
  })

  test.each([
    ['', 'Hãy cho đúng một trong first hoặc last / Give exactly one of first or last.'],
    ['first: 1, last: 1', 'Hãy cho đúng một trong first hoặc last / Give exactly one of first or last.'],
    ['first: 0', 'Chọn từ 1 đến 100 dòng / Ask for 1 to 100 rows.'],
    ['first: 101', 'Chọn từ 1 đến 100 dòng / Ask for 1 to 100 rows.'],
    ['first: 1, after: "x"', 'Con trỏ trang không hợp lệ; hãy tải lại danh sách / The page cursor is not valid; load the list again.'],
    ['first: 1, before: "x"', 'first đi với after, last với before / first goes with after, last with before.'],
  ])('a page asked for with (%s) is refused with what to do', async (args, message) => {
    const { errors } = await ask(`{ administrativeUnits(level: PROVINCE${args ? `, ${args}` : ''}) { totalCount } }`)
    expect(errors?.map(error => [error.message, error.extensions?.code])).toEqual([[message, 'BAD_USER_INPUT']])
  })
})
