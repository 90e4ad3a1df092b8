import { describe, expect, it } from 'vitest'
import { deliveryRules, mayLeadTo } from '#lib/webhooks/delivery-rules.ts'

describe('where webhooks may lead', () => {
  it.each([
    ['http://10.1.2.3/hook', false],
    ['http://127.0.0.1/hook', false],
    ['http://[::1]/hook', false],
    ['https://8.8.8.8/hook', true],
    ['https://8.8.8.8:8443/hook', false],
    ['https://news.example:8443/hook', false],
    ['https://ann:secret@news.example/hook', false],
    ['http://0xA.1/hook', false],
  ])('is public where no networks are named: %s', (address, allowed) => {
    expect(mayLeadTo(address, [])).toBe(allowed)
  })

  it.each([
    ['http://10.1.2.3:8080/hook', true],
    ['http://[::ffff:10.1.2.3]/hook', true],
    ['http://10.2.0.1/hook', false],
    ['http://127.0.0.1/hook', false],
    ['http://169.254.169.254/latest', false],
    ['http://[fd00::7]/hook', true],
    ['http://[::1]/hook', false],
    ['https://8.8.8.8/hook', true],
    ['https://8.8.8.8:8443/hook', false],
    ['ftp://10.1.2.3/hook', false],
  ])('is what was named and what is public: %s', (address, allowed) => {
    expect(mayLeadTo(address, ['10.1.0.0/16', 'fd00::/8'])).toBe(allowed)
  })

  it.each([
    ['10.1.255.255', '', true],
    ['10.1.255.255', '8080', true],
    ['10.2.0.0', '', false],
    ['192.168.1.1', '', false],
    ['8.8.8.8', '', true],
    ['8.8.8.8', '8080', false],
    ['nowhere', '', false],
  ])('is checked on the address that a name leads to, with the port: %s %s', (address, port, allowed) => {
    expect(deliveryRules(['10.1.0.0/16']).allowsAddress(address, port)).toBe(allowed)
  })
})
