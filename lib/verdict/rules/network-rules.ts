import { absent, denied, throttled } from './faults.ts'
import type { StopRule } from './stop-rule.ts'
import { networkInterface } from './subjects.ts'

const base = { category: 'TaskFailedToStart', guide: 'failedToStart' } as const
const settings =
  /create network interface|createnetworkinterface|ec2 error|ec2:createnetworkinterface|network interface|\beni\b/i

/** A task’s network interface. Source: Developer Guide, failed-to-start-error; EC2, error codes. */
export const networkRules: readonly StopRule[] = [
  {
    ...base,
    id: 'eni-timeout',
    when: [
      /time(d )?-?out.{0,40}(network interface|\beni\b)|(network interface|\beni\b).{0,60}(timed out|in time|not (become|get) ready)/i,
    ],
    title: 'The network interface was not ready in time',
    cause: 'EC2 did not create or attach the network interface within the time that ECS allows.',
    remedy:
      'Launch again in a few minutes. Check the subnet’s free IP addresses and the network interface quota.',
  },
  {
    ...base,
    id: 'eni-rate',
    when: [settings, throttled],
    title: 'Creating network interfaces was throttled',
    cause: 'Too many tasks were started at once.',
    remedy: 'Launch again, with fewer tasks at a time.',
    guide: 'throttling',
  },
  {
    ...base,
    id: 'eni-tag-policy',
    when: [
      settings,
      /tag ?polic|tagpolicyviolation|tag (key|value).{0,60}(not allowed|not compliant|invalid)/i,
    ],
    title: 'A tag policy forbids the network interface’s tags',
    cause:
      'ECS tags the network interface with the task’s tags, and a tag policy of the organization rejects one.',
    remedy: 'Launch with tags that the policy allows, or change the policy.',
  },
  {
    ...base,
    id: 'eni-account',
    when: [
      settings,
      /pending ?verification|being validated|account is (currently )?blocked|\bblocked:|optinrequired/i,
    ],
    title: 'AWS doesn’t let the account create resources here',
    cause:
      'AWS has blocked the account, is still verifying it, or the account has not enabled the Region.',
    remedy:
      'Check the account’s messages from AWS, and enable the Region. Then contact AWS Support.',
  },
  {
    ...base,
    id: 'eni-denied',
    when: [settings, new RegExp(`${denied.source}|auth ?failure`, 'i')],
    title: 'ECS isn’t allowed to create the network interface',
    cause:
      'EC2 refused with a permission error. The service-linked role AWSServiceRoleForECS is missing or changed, or a service control policy denies it.',
    remedy:
      'Check AWSServiceRoleForECS and the organization’s service control policies for ec2:CreateNetworkInterface and ec2:CreateTags.',
  },
  {
    ...base,
    id: 'eni-no-addresses',
    when: [
      /insufficient ?(free|cidr)? ?(ip ?)?(addresses|address|blocks)|(no|not enough|insufficient) (free|available) (ip )?addresses|insufficientcidrblocks|privateipaddresslimit/i,
    ],
    title: 'The subnet has no free IP addresses',
    cause:
      'EC2 could not create the network interface, because every address of the subnet is in use.',
    remedy: 'Choose another subnet, or several, or free addresses in this one.',
  },
  {
    ...base,
    id: 'eni-limit',
    when: [
      settings,
      /networkinterfacelimitexceeded|limit ?exceeded|maximum number of network interfaces|quota|addresslimit/i,
    ],
    unless: [/securitygroup/i],
    title: 'The limit for network interfaces is reached',
    cause: 'The account has as many network interfaces in this Region as its quota allows.',
    remedy:
      'Delete interfaces that are not used, wait until tasks stop, or request a quota increase.',
    guide: 'quotas',
  },
  {
    ...base,
    id: 'eni-security-group',
    when: [
      settings,
      /security ?group|invalid ?group|groupid|sg-[0-9a-f]/i,
      new RegExp(
        `${absent.source}|invalid|different|limit ?exceeded|belong|same (vpc|network)|malformed`,
        'i',
      ),
    ],
    title: 'A security group can’t be used for the network interface',
    cause:
      'The security group doesn’t exist, belongs to another VPC than the subnet, or there are too many.',
    remedy: 'Choose up to five security groups of the subnet’s VPC.',
  },
  {
    ...base,
    id: 'eni-subnet',
    when: [
      settings,
      /invalid ?subnet|subnet ?id.{0,60}(not|n't) exist|subnet.{0,60}(not found|not exist)|invalidsubnet/i,
    ],
    title: 'The subnet does not exist',
    cause: 'EC2 doesn’t know the subnet: it was deleted, or it is in another account or Region.',
    remedy: 'Choose a subnet that exists.',
  },
  {
    ...base,
    id: 'eni-public-ip',
    when: [
      settings,
      /public ip|ipv4 ?address|ipv6/i,
      /invalid ?parameter|not supported|unsupported|not allowed/i,
    ],
    title: 'The public IP setting doesn’t fit the subnet',
    cause:
      'EC2 rejected the addresses that were asked for, such as a public IPv4 address in an IPv6-only subnet.',
    remedy: 'Turn the public IP off, or choose a subnet with IPv4 addresses.',
  },
  {
    ...base,
    id: 'eni-server-error',
    when: [
      settings,
      /internal ?(error|failure)|service ?unavailable|\bunavailable\b|server error/i,
    ],
    title: 'EC2 had an error with the network interface',
    cause: 'EC2 answered with an error of its own. It is usually temporary.',
    remedy: 'Launch again.',
  },
  {
    ...base,
    id: 'eni-attach',
    when: [
      /unable to attach network interface|attach(ing|ment)? .{0,40}(network interface|\beni\b).{0,80}(fail|limit|unused device|index)|attachmentlimitexceeded|fail\w* to attach .{0,40}(network interface|\beni\b)|device index/i,
    ],
    title: 'The instance can’t attach another network interface',
    cause: 'ECS placed the task on an instance that is at its limit of network interfaces.',
    remedy:
      'Use larger instances or awsvpcTrunking, or launch again when other tasks have stopped.',
  },
  {
    ...base,
    id: 'eni-configure',
    category: 'ContainerNetworkingError',
    when: [
      networkInterface,
      /configur|set ?up|cni|namespace|netns|ipam|dhcp|acknowledg|mac address|bridge|veth|add(ing)? (network|interface)|plugin|unable to get eni/i,
      /fail|error|unable|could not|timed? ?out|invalid|not found|never/i,
    ],
    unless: [/unexpected ec2 error|sysctl|docker0|veth/i],
    title: 'The task’s network could not be configured',
    cause:
      'The network interface exists, but the host could not set it up for the task: the CNI plugins or the agent failed.',
    remedy:
      'Launch again. On EC2, update the ECS agent and its CNI plugins, or replace the instance.',
    guide: 'networking',
  },
  {
    ...base,
    id: 'eni-create',
    when: [
      /create network interface|createnetworkinterface|unexpected ec2 error|provision\w* .{0,30}network interface|ec2:createnetworkinterface/i,
    ],
    title: 'The network interface could not be created',
    cause:
      'EC2 returned an error. Its code is in AWS’s message. Without a code, AWS documents one cause: the subnet has no free IP addresses.',
    remedy:
      'Launch again. If it happens again, look up EC2’s error code, and check the subnet’s free IP addresses.',
  },
]
