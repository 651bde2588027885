/** Parts that make a name look secret wherever they stand: `DBPASSWORD`, `GITHUB_TOKEN_2`. */
const anywhere =
  /PASSW(OR)?D|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|APIKEY|CONNECTION_?STRING|COOKIE|SIGNATURE/

/** Words that make it look secret when they stand alone: `AWS_ACCESS_KEY_ID`, `DB_PASS`. */
const words = new Set(['KEY', 'KEYS', 'PASS', 'AUTH', 'DSN', 'JWT', 'SALT', 'CERT', 'PRIVATE'])

/** Addresses that commonly carry a password: `DATABASE_URL`, `MONGO_URI`. */
const address =
  /(^|_)(DATABASE|DB|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|MONGO|MONGODB|REDIS|AMQP|RABBITMQ|JDBC|SMTP|BROKER|CACHE|SENTRY|WEBHOOK)_(URL|URI|DSN|CONNECTION)S?(_|$)/

/**
 * Whether the value of an environment variable with this name is to be masked. Leans towards yes:
 * a value masked in vain costs one click, a secret shown cannot be taken back.
 */
export function isSecretName(name: string): boolean {
  const upper = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '_')
  if (anywhere.test(upper) || address.test(upper)) return true
  const parts = upper.split('_')
  return parts.some(part => words.has(part) || part.endsWith('KEY')) || /_PWD$|^PWD_/.test(upper)
}
