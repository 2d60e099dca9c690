type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface OpenApiOperation {
  operationId: string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  responses: Record<string, { content?: Record<string, { schema: object }>; headers?: Record<string, object> }>;
}

export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

export const operationsOf = (document: OpenApiDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as Method, operation })),
  );

export const isForApiKeys = ({ operation }: { operation: OpenApiOperation }) =>
  operation.security.some((scheme) => 'apiKey' in scheme);

export const isForOperators = ({ operation }: { operation: OpenApiOperation }) =>
  operation.security.some((scheme) => 'operatorSession' in scheme);

/** The least role that may do this from the console; undefined where no admin may. */
export const leastRoleOf = ({ operation }: { operation: OpenApiOperation }) =>
  operation.security.find((scheme) => 'consoleSession' in scheme)?.['consoleSession']?.[0];

/** What an API key has to be allowed for this. */
export const scopeOf = ({ operation }: { operation: OpenApiOperation }) =>
  operation.security.find((scheme) => 'apiKey' in scheme)?.['apiKey']?.[0];
