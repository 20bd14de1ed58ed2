/** Of the running platform. */
export const gatewayUrl =
  process.env['PROPMUBI_URL'] ?? `http://127.0.0.1:${process.env['PORT'] || 4000}/graphql`;
