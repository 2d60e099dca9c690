import { encodeCrmUser } from '@cordboard/contracts';

/** A client as a request names it. */
export interface RequestedName {
  readonly name: string;
  /** Was it made from what a CRM calls the person? */
  readonly fromCrm: boolean;
}

/** Of the two ways to name a client the one that was used; the schemas see to it that it is one. */
export function requestedName(request: {
  clientName?: string | undefined;
  crmUser?: string | undefined;
}): RequestedName {
  const { clientName = '', crmUser } = request;
  return crmUser === undefined ? { name: clientName, fromCrm: false } : { name: encodeCrmUser(crmUser), fromCrm: true };
}
