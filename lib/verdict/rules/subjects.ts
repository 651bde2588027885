/** What AWS was doing for the task when it failed. Rules join one of these with a fault (`faults.ts`). */
export const secretsManager = /secrets? ?manager|\basm\b|arn:secretsmanager|secretsmanager:/i

export const parameterStore =
  /parameter ?store|systems manager|\bssm\b|arn:ssm|ssm:|get ?parameters?\b|parameter ?not ?found|invalid (ssm )?parameters/i

/** A secret of either service, in the wordings of Fargate and of the EC2 agent. */
export const secret =
  /secrets? ?manager|\basm\b|secretsmanager|parameter ?store|systems manager|\bssm\b|get ?parameters?\b|parameter ?not ?found|(pull|fetch|retriev|get|read|download)\w{0,8}( the| a| of)? secrets?\b(?! or registry)|secret (data|value)/i

/** The token that ECR wants before it gives an image. */
export const ecrToken =
  /ecr registry auth|registry auth\w* from (amazon )?ecr|get ?authorization ?token|(retrieve|get|fetch)\w{0,8} ecr |api\.ecr\.|ecr auth/i

const pullWords =
  /cannot ?pull|\bpull(ing|ed)?\b.{0,30}\b(image|container|access|command|manifest|layer|from)\b|can't pull the image|image pull|resolve ref|image manifest|manifest for|matching manifest|http-?read(er)?-?seeker|getimageblob|toomanyrequests|pull rate|\/v2\/(?!credentials)|error pulling|failed to pull|failed to copy: /i

/** An image and its layers, not what is needed to sign in to a registry. */
export const pulling = new RegExp(pullWords.source, 'i')

export const notAnImage =
  /pull(ing)? (the )?secret|secrets or registry auth|registry authentication from|env(ironment)?( variable)? files? from/i

export const environmentFile = /environment (variable )?files?|\benv ?files?\b|environmentfiles?/i

export const logging =
  /logg(er|ing)|log ?driver|log ?(stream|group)|cloudwatch ?logs?|awslogs|fluentd|fluent-?bit|firelens|splunk|gelf|logs:(create|put|describe)|log opt/i

export const efs =
  /\befs\b|mount\.nfs|elasticfilesystem|\.efs\.|file ?system .?fs-|\bfs-[0-9a-f]{8,}/i

export const ebs =
  /(?<!\/)\bebs\b|elastic ?block|ec2:(create|attach|detach|delete)volume|\bvol-[0-9a-f]+/i

export const networkInterface =
  /network interface|\beni\b|\benis\b|networkinterface|\bcni\b|network namespace|netns/i

/** The container runtime, on EC2 and on Fargate. */
export const runtime =
  /cannot ?(start|create) ?container|runc\b|oci runtime|container ?init|container process|create task for container|shim task|new container|container runtime task|exec:|response from daemon|api error|dockerd?\b|containerd|hcsshim|hcs::|createcomputesystem|bundle|standard_init|exec user process/i
