import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '../../process-wide.ts'
import { UNKNOWN_ADDRESS } from './client-address.ts'

/** What the server itself knows about a request; no header can change it. */
interface RequestFacts {
  address: string
}

const facts = () => processWide('request-facts', () => new AsyncLocalStorage<RequestFacts>())

/** Runs a request's handler so that `requestAddress` answers with its client's address. */
export const withRequestAddress = <T>(address: string, handle: () => T): T =>
  facts().run({ address }, handle)

/** The client's address; `unknown` where `npm start` did not take the request (`next dev`). */
export const requestAddress = (): string => facts().getStore()?.address ?? UNKNOWN_ADDRESS
