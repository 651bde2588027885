/** Always there, in every account. */
export const fargateProviders: readonly string[] = ['FARGATE', 'FARGATE_SPOT']
