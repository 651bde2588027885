export interface AccountMenuProps {
  accountId: string
  name: string
  principalArn: string
  region: string
  regions: string[]
  expiresAt?: string
  nowMs: number
  /** Changes the session's Region. Answers with a sentence if it fails. */
  changeRegion: (request: { region: string }) => Promise<string | undefined>
  /** Ends all sessions of this principal. Answers with a sentence if it fails. */
  signOutEverywhere: (request: object) => Promise<string | undefined>
}
