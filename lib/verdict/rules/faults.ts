/**
 * What went wrong, as AWS, Docker, containerd and Go word it. Rules join one of these with what AWS was
 * doing (`subjects.ts`): the same `i/o timeout` has other remedies for an image and for a log group.
 */
export const denied =
  /access ?denied|not authorized|unauthorized ?operation|\bforbidden\b|\b403\b|explicit deny|not allowed to|no identity-based policy|does(n't| not) have (the )?(required )?permission/i

export const absent =
  /not ?found|can('|no)t find|can(no|')?t retrieve the secret|(does not|doesn't|did not|don't) exist|no such|unknown: requested|manifest ?unknown|name ?unknown|\b404\b|does not have a version/i

/** A name that DNS doesn’t resolve, or a resolver that doesn’t respond. */
export const unresolved =
  /no such host|dial tcp: lookup|lookup \S+ on |lookup \S+: |server misbehaving|name resolution|name or service not known|could( not|n't) resolve|failed to resolve "|failed to resolve '|getaddrinfo|nodename nor servname|\benotfound\b/i

export const untrusted =
  /x509|certificate|tls: (?!handshake timeout)|http response to https client|ssl_error|certificate_verify/i

export const unreachable =
  /i\/o time ?out|dial (tcp|udp)|connection (refused|reset|timed ?out|issue)|connect: |deadline exceeded|request cancell?ed|client\.timeout|handshake timeout|unreachable|no route to host|broken pipe|check (your|the) (task )?network|network connection|request ?error: ?send request failed|request send failed|time(d |-)?out|\bEOF\b|proxyconnect|network error|cannot connect|can't connect|failed to connect|could not connect|(could not|unable to) (connect|reach)|cannot reach|can't reach/i

export const throttled =
  /throttl|rate ?exceeded|rate limit|too ?many ?requests|\b429\b|request ?limit ?exceeded|pull rate|slow ?down/i

export const noSpace =
  /no space left|not enough (disk )?space|disk (is )?full|insufficient (disk|storage)|disk quota exceeded|quota exceeded on|thin ?pool|enospc/i

export const serverError =
  /\b50[0234]\b(?! byte)|internal server error|bad gateway|service ?unavailable|server error/i

export const malformed =
  /invalid character|unexpected end of json|cannot unmarshal|unmarshal(l)?(ing)?\b|invalid schema|not (a )?valid json|not valid json|looking for beginning|json: |parsing json|parse (the )?json|unexpected non-whitespace/i

export const badCredentials =
  /no ?credential ?providers|no valid providers in chain|unable to (locate|load|get|find) (aws )?credentials|security token included in the request is (invalid|expired)|unrecognized ?client|expired ?token|invalid ?client ?token|credentials? (are|is|has|have) expired|could not (load|find|get) credentials|emptystaticcreds|(execution role|ecr|role|aws|security) credentials.{0,40}(not found|missing|not available)|unable to find .{0,40}credentials|retrieval of aws security credentials|credentials: not found|credentials ?endpoint ?error|failed to load credentials|access key id.{0,80}not found/i
