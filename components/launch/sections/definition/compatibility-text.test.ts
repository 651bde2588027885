import { describe, expect, it } from 'vitest'
import { toCompatibilityText } from './compatibility-text'

describe('toCompatibilityText', () => {
  it.each([
    [[], ''],
    [['EXTERNAL'], 'runs on external instances'],
    [['EC2', 'FARGATE'], 'runs on Fargate and EC2'],
    [['EC2', 'MANAGED_INSTANCES', 'FARGATE'], 'runs on Fargate, EC2 and Managed Instances'],
    [['EC2', 'MOON'], 'runs on EC2 and MOON'],
  ])('says %j as an operator reads it', (given, said) => {
    expect(toCompatibilityText(given)).toBe(said)
  })
})
