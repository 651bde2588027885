import { noSpace } from './faults.ts'
import type { StopRule } from './stop-rule.ts'
import { logging, runtime } from './subjects.ts'

const start = { category: 'CannotStartContainerError', guide: 'startContainer' } as const
const create = { category: 'CannotCreateContainerError', guide: 'createContainer' } as const

/** Of a mount that runc or Docker refuses; the program's own path is not meant. */
const mounting =
  /mount(?! callback)|invalid mode|bind source|mountpoint|volume|rootfs(?! .{0,20}exec)|not a shared mount|propagation/i

/**
 * Containers that could not be created or started, as Docker, containerd and runc word it on EC2 and on
 * Fargate. Source: Developer Guide, cannot-start-container and CannotCreateContainerError.
 */
export const startRules: readonly StopRule[] = [
  {
    ...start,
    id: 'kernel-keys',
    when: [/session key|keyring/i],
    title: 'The host has no kernel keys left',
    cause:
      'Each container needs a session key of the kernel, and the instance’s quota of keys is used up.',
    remedy: 'Raise kernel.keys.maxkeys on the instance, or run fewer containers on it.',
  },
  {
    ...start,
    id: 'host-files',
    when: [
      /containerd-shim|resolv\.conf|\/run\/systemd|fork\/exec \/usr\/\S{0,40}(runc|shim|docker)/i,
      /no such file|not found|permission denied/i,
    ],
    title: 'A file that the host’s container runtime needs is missing',
    cause: 'Docker or containerd could not open one of its own files on the instance.',
    remedy: 'Launch again. On EC2, replace the instance, or install its container runtime again.',
    guide: 'agent',
  },
  {
    ...start,
    id: 'command-busy',
    when: [/text file busy/i],
    title: 'The command’s file is still open for writing',
    cause:
      'The program was being written when it was to be run, often by an entry point on a shared volume.',
    remedy: 'Launch again. Write the program to the image, not at the start.',
  },
  {
    ...start,
    id: 'sysctl',
    when: [/sysctl|\/proc\/sys\//i],
    title: 'A kernel parameter (sysctl) can’t be set',
    cause:
      'systemControls names a kernel parameter that doesn’t exist there, or that a container may not set.',
    remedy: 'Fix systemControls in the container definition. Some need network mode awsvpc.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'exec-format',
    when: [
      /exec format error|cannot execute binary file|not a valid win32 application|bad cpu type/i,
    ],
    title: 'The program is built for another CPU',
    cause:
      'The program in the image is for a different CPU architecture than the host’s, or a script has no #! line.',
    remedy: 'Build the image for the architecture that runtimePlatform names.',
    guide: 'architecture',
  },
  {
    ...create,
    id: 'windows-version',
    when: [
      /operating system of the containers? does not match|container operating system does not match|windows version [\d.x]+-based image|os version.{0,40}(not match|incompatible|mismatch)/i,
    ],
    title: 'The image is built for another Windows version',
    cause: 'The image’s Windows version is not the host’s.',
    remedy:
      'Use a base image of the host’s Windows version, or set operatingSystemFamily to the image’s.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'host-port',
    when: [
      /port is already allocated|address already in use|ports? (are|is) not available|being used by another process|all ports are allocated|(bind|port|listen).{0,60}(in use|already (used|allocated|taken))|host port .{0,40}(conflict|taken|used)/i,
    ],
    title: 'The host port is in use',
    cause: 'Another container or process on the instance uses the same host port or address.',
    remedy:
      'Use dynamic host ports (hostPort 0) or network mode awsvpc, or stop what uses the port.',
  },
  {
    ...create,
    id: 'container-name',
    when: [
      /identifier .{0,200}(invalid argument|greater than|must match|too long)|container\.id|(container )?name .{0,200}(too long|longer than|exceeds)|invalid container name|hostname.{0,40}(too long|invalid)|sethostname|host name.{0,40}too long/i,
    ],
    title: 'The container’s name is too long or not valid',
    cause: 'The runtime makes an ID of the task and the container’s name, and doesn’t accept it.',
    remedy: 'Give the container a shorter name of letters, digits and hyphens in a new revision.',
    guide: 'definition',
  },
  {
    ...create,
    id: 'name-conflict',
    when: [
      /given id already exists|\bconflict\b.{0,40}\b(container )?name|container name .{0,200}already in use|name is already in use/i,
    ],
    title: 'The container’s name is in use on the host',
    cause: 'A container with the same name or ID already exists: it was not removed.',
    remedy: 'Launch again. If it happens again, remove the old container from the instance.',
  },
  {
    ...start,
    id: 'gpu',
    when: [
      /nvidia|could not select device driver|nvml|libcuda|\bcuda\b|\bgpus?\b.{0,60}(not|no|unavailable|missing|fail|invalid)|(no|missing|invalid|unknown) gpus?\b|gpu device/i,
    ],
    title: 'The host has no usable GPU',
    cause:
      'The container needs a GPU, and the instance has none, or not the NVIDIA driver and runtime.',
    remedy:
      'Run the task on GPU instances with the ECS GPU-optimized AMI, or remove the GPU requirement.',
    guide: 'gpu',
  },
  {
    ...start,
    id: 'device',
    when: [
      /device information|custom device|no such device|\/dev\/.{0,120}(no such|not found|not exist|not a device)|device .{0,60}(not found|not exist|no such)|not a device node|neuron device/i,
    ],
    unless: [/no space left/i],
    title: 'The host doesn’t have a device that the container needs',
    cause: 'linuxParameters.devices names a device that doesn’t exist on the instance.',
    remedy: 'Use instances that have the device, or remove it from the container definition.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'cgroup',
    when: [/cgroup/i],
    unless: [/oom|out of memory/i],
    title: 'The container’s limits could not be set (cgroups)',
    cause:
      'The host’s control groups refused the task’s CPU, memory or device limits, or the host’s cgroup version doesn’t fit the agent.',
    remedy:
      'Launch again. On EC2, update the ECS agent and its AMI, and check the container’s limits.',
    guide: 'agent',
  },
  {
    ...start,
    id: 'working-directory',
    when: [
      /chdir|\bcwd\b|working directory.{0,80}(invalid|not|is a|does)|workdir|cannot mkdir|directory name is invalid/i,
    ],
    title: 'The working directory can’t be used',
    cause: 'workingDirectory doesn’t exist in the image, isn’t a directory, or can’t be entered.',
    remedy: 'Fix workingDirectory in the container definition, or create it in the image.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'user-missing',
    when: [
      /unable to find (user|group)|user ?name or password is incorrect|no matching entries in (passwd|group)|no (users|groups) found|\/etc\/(passwd|group)|getpwnam|\b(user|group) .{0,40}(not found|does not exist|doesn't exist|unknown)|unknown user|invalid user/i,
    ],
    unless: [/error mounting|mount config/i, /aws|iam|arn|authorized/i],
    title: 'The user does not exist in the image',
    cause:
      'The user or group of the container definition or of the image is not in its /etc/passwd, or that file is missing.',
    remedy: 'Fix user in the container definition, or add the user to the image.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'security-settings',
    when: [
      runtime,
      /invalid capability|unknown capability|cap_?(add|drop)|\bcap_[a-z]+|capabilit|\/proc\/self\/attr|seccomp|apparmor|selinux|security[- ]opt|privileged|no_?new_?priv/i,
    ],
    title: 'A security setting of the container was refused',
    cause:
      'The runtime doesn’t accept a capability, a seccomp or AppArmor profile, or the privileged mode there.',
    remedy: 'Fix linuxParameters, dockerSecurityOptions or privileged in the container definition.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'ulimit',
    when: [
      /rlimit|ulimit|too many open files|pids? limit|new os thread|newosproc|errno=11|resource temporarily unavailable/i,
    ],
    title: 'A limit of processes or files was refused or reached',
    cause:
      'The container asks for a ulimit above the host’s, or the instance has no processes, threads or open files left.',
    remedy: 'Lower ulimits in the container definition. On EC2, raise the daemon’s own limits.',
    guide: 'definition',
  },
  {
    ...create,
    id: 'mount-duplicate',
    when: [/(duplicate|conflicting) mount|mount point.{0,60}(already|twice|duplicate)/i],
    title: 'Two mounts have the same path',
    cause: 'Two mount points of the container have the same containerPath.',
    remedy: 'Give each mount point a path of its own in the container definition.',
    guide: 'volumes',
  },
  {
    ...start,
    id: 'mount-propagation',
    when: [/not a (shared|slave)( or (shared|slave))? mount|propagation/i],
    title: 'The host’s mount is not shared',
    cause: 'The volume asks for shared mount propagation, and the host’s own mount is private.',
    remedy: 'Make the host’s mount shared, or turn shared propagation off.',
    guide: 'volumes',
  },
  {
    ...start,
    id: 'mount',
    when: [
      mounting,
      /error mounting|invalid mount|bind source path|no such file|not a directory|is a directory|mount(ing)? .{0,200}(fail|denied|permission|invalid|refused|not permitted)|(fail|unable|error|could not).{0,88} mount|mounts? denied|creating mount (source|point)|(duplicate|conflicting) mount|not a shared mount|read-only file system|invalid volume spec|propagation|mount destination|operation not permitted|must be absolute|invalid mode/i,
    ],
    unless: [
      /\befs\b|\bebs\b|fsx|volume (plugin|driver)/i,
      noSpace,
      /exec: ?"program".{0,60}(not found|no such|permission)/i,
    ],
    title: 'A volume could not be mounted in the container',
    cause:
      'A mount’s source or target path doesn’t exist, is a file where a directory is wanted, or is on a read-only file system.',
    remedy:
      'Check the mount points and the volume’s host path. A directory can’t be mounted over a file, nor a file over a directory.',
    guide: 'volumes',
  },
  {
    ...start,
    id: 'memory-too-low',
    when: [
      /container init was oom|memory limit too low|minimum memory (limit|reservation)|memory limit .{0,60}(should|must|too|lower|smaller|minimum)|smaller than (the )?minimum memory|memory reservation .{0,40}(larger|smaller|should)|init .{0,40}out of memory/i,
    ],
    title: 'The memory limit is too low to start the container',
    cause: 'The container runtime itself needs more memory than the container is allowed.',
    remedy: 'Raise the container’s memory. Docker needs at least 6 MiB.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'host-memory',
    when: [
      /cannot allocate memory|enomem|not enough memory resources|paging file is too small|insufficient (system )?resources/i,
    ],
    title: 'The host had no memory left to start the container',
    cause: 'The operating system of the host could not give the runtime more memory.',
    remedy: 'Launch again. On EC2, run fewer tasks on the instance, or use a larger one.',
  },
  {
    ...start,
    id: 'command-missing',
    when: [
      /no command specified|no command (was )?(given|provided)|no entrypoint|(must specify|missing).{0,20}(command|entrypoint)/i,
    ],
    title: 'There is no command to run',
    cause: 'Neither the image nor the task definition has a command or an entry point.',
    remedy: 'Set command or entryPoint in the container definition, or override the command.',
  },
  {
    ...start,
    id: 'command-too-long',
    when: [
      /argument list too long|e2big|environment .{0,20}too (large|long)|command line is too long/i,
    ],
    title: 'The command and the environment are too long',
    cause: 'The operating system doesn’t accept so many characters for a new process.',
    remedy: 'Pass long values in a file or from Amazon S3, and not as arguments or variables.',
  },
  {
    ...start,
    id: 'command-not-found',
    when: [
      new RegExp(`${runtime.source}|fork\\/exec|entry ?point|stat |shell`, 'i'),
      /executable file not found|found relative to current directory|not found in \$?%?path|no such file or directory|cannot find the (file|path) specified|command not found|file not found/i,
    ],
    unless: [mounting, /\/dev\/|\/var\/lib\/(docker|containerd)|sock\b/i, logging],
    title: 'The command can’t be run: the program was not found',
    cause:
      'The entry point or the command names a program that is not in the image or not on its PATH. A command with blanks in one word is looked for as one file.',
    remedy: 'Fix the command or its override: one word for each argument. Try the image locally.',
  },
  {
    ...start,
    id: 'command-directory',
    when: [new RegExp(`${runtime.source}|entry ?point`, 'i'), /is a directory/i],
    unless: [mounting],
    title: 'The command can’t be run: it names a directory',
    cause: 'The entry point or the command names a folder of the image, not a program.',
    remedy: 'Name the program in the command or its override. Try the image locally.',
  },
  {
    ...start,
    id: 'command-denied',
    when: [
      new RegExp(`${runtime.source}|fork\\/exec|entry ?point`, 'i'),
      /permission denied|is a directory|access is denied|not executable|operation not permitted/i,
    ],
    unless: [
      mounting,
      /\bsock(et)?\b|\/var\/(run|lib)/i,
      /aws:|arn:|not authorized/i,
      /sysctl|cap(abilit|_)|seccomp|apparmor|rlimit/i,
    ],
    title: 'The command can’t be run: the program isn’t executable',
    cause:
      'The entry point or the command names a file without execute permission, or a directory.',
    remedy:
      'Make the program executable in the image (chmod +x), or name another one. Try the image locally.',
  },
  {
    ...create,
    id: 'credential-spec',
    when: [/credential ?spec|gmsa|ccg\b/i],
    title: 'The credential spec can’t be used',
    cause:
      'The file for the group managed service account doesn’t exist, can’t be read or isn’t valid, or Active Directory gave no Kerberos ticket for it.',
    remedy: 'Check credentialSpecs in the container definition, and the role’s access to the file.',
    guide: 'definition',
  },
  {
    ...create,
    id: 'host-storage-full',
    when: [
      /cannot ?(create|start) ?container|response from daemon|api error|containerd|container/i,
      noSpace,
    ],
    title: 'The host’s container storage is full',
    cause:
      'The instance, or the task’s ephemeral storage on Fargate, has no space left for the container.',
    remedy:
      'On EC2, remove old containers and images from the instance, or enlarge its data volume. On Fargate, raise ephemeralStorage.',
  },
  {
    ...create,
    id: 'image-gone',
    when: [runtime, /no such image|image .{0,200}not found|unable to find image/i],
    title: 'The image is no longer on the host',
    cause:
      'The image was pulled and then removed from the instance before the container was created.',
    remedy: 'Launch again. On EC2, check what cleans up images on the instance.',
  },
  {
    ...start,
    id: 'host-network',
    when: [
      /\bhns|address pool|\bveth|docker0|network bridge|iptables|create endpoint|(add|create|set ?up)\w{0,8} .{0,60}(bridge|network sandbox)/i,
    ],
    title: 'The host’s container network failed',
    cause:
      'Docker could not connect the container to the instance’s network: its bridge, its address pools, iptables or, on Windows, HNS.',
    remedy:
      'Launch again. On EC2, restart Docker on the instance or replace the instance, and run fewer containers on it.',
  },
  {
    ...create,
    id: 'network-mode',
    when: [
      runtime,
      /conflicting options|network .{0,80}(not found|not exist|no such)|no such network|cannot join network|cannot link|could not get container for|links? .{0,60}(not|n't)|linked container|network[- ]mode|container .{0,80}is not running|joining network namespace/i,
    ],
    title: 'The container’s network settings don’t fit together',
    cause:
      'A link names a container that doesn’t run, or the settings aren’t possible in the network mode.',
    remedy: 'Check networkMode, links and hostname in the task definition.',
    guide: 'definition',
  },
  {
    ...create,
    id: 'invalid-settings',
    when: [
      new RegExp(`${runtime.source}|host ?config`, 'i'),
      /host ?config ?error|shared memory|invalid (memory|cpu|value|argument|option|config|reference|character|environment|ip address|port|containerport)|range of cpus|(maximum|minimum) allowed|(cpu|memory)[- ]?(shares|swap\w*|quota|set).{0,80}(invalid|allowed|must|minimum|maximum|smaller|larger)|must be (greater|less|between)|can ?not be less|should be (larger|smaller|less|greater)|bad parameter|invalid (tmpfs|hostname|dns)|shm size|not supported by (your|the) kernel|does not support/i,
    ],
    unless: [mounting],
    title: 'The runtime refused a setting of the container',
    cause:
      'A value of the container definition is not one that the host’s runtime accepts: CPU, memory, swap, shared memory, tmpfs, host name, DNS, an environment variable or the health check.',
    remedy: 'Fix the setting that AWS’s message names in the container definition.',
    guide: 'definition',
  },
  {
    ...start,
    id: 'runtime-storage',
    when: [
      runtime,
      /\/var\/lib\/(docker|containerd)|overlay|devmapper|device ?mapper|input\/output error|read-only file system|structure needs cleaning|snapshot/i,
    ],
    title: 'The host’s container storage failed',
    cause: 'The runtime could not read or write its own files on the host’s disk.',
    remedy: 'Launch again. On EC2, check the instance’s disk, or replace the instance.',
  },
  {
    ...start,
    id: 'windows-start',
    when: [/hcsshim|hcs::|windows system call|createcomputesystem|0xc037/i],
    title: 'Windows could not start the container',
    cause:
      'Windows refused the container or ended it at once. Its image may be of another Windows version, or its memory too low.',
    remedy: 'Check the image’s Windows version against the host’s, then the container’s memory.',
    guide: 'definition',
  },
]
