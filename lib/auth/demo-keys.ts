/** The operator that every embedded AWS knows; worthless anywhere else. */
const accessKeyId = 'LOCALOPERATOR0000001'

export const DEMO_KEYS = { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) }
