import { createHash, createHmac } from 'node:crypto'
import type { Authorization } from './parse-authorization.ts'

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/**
 * IAM User Guide, "Create a signed AWS API request", steps 2 to 4.
 * @param amzDate such as `20261123T190500Z`
 */
export function computeSignature(
  canonicalRequest: string,
  { date, region, service }: Pick<Authorization, 'date' | 'region' | 'service'>,
  amzDate: string,
  secretAccessKey: string,
): string {
  const scope = `${date}/${region}/${service}/aws4_request`
  const hash = createHash('sha256').update(canonicalRequest).digest('hex')
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  )
  return hmac(key, `AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${hash}`).toString('hex')
}
