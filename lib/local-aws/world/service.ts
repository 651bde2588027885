/** Services by signing name, with the differences between them on the wire. */
export const services = {
  ecs: { protocol: 'json', targetPrefix: 'AmazonEC2ContainerServiceV20141113', skewMinutes: 5 },
  logs: { protocol: 'json', targetPrefix: 'Logs_20140328', skewMinutes: 5 },
  sts: {
    protocol: 'query',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    skewMinutes: 15,
  },
  iam: {
    protocol: 'query',
    version: '2010-05-08',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    skewMinutes: 15,
  },
  ec2: {
    protocol: 'ec2',
    namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    skewMinutes: 15,
  },
} as const

export type ServiceName = keyof typeof services
export type Protocol = (typeof services)[ServiceName]['protocol']

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(services, name)
}
