import type {
  AcceptedInvitation,
  AcceptInvitation,
  AdminId,
  AdminRole,
  CreateInvitation,
  Invitation,
  TenantId,
} from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { AccountRows } from '../accounts/account-rows.js';
import { recordChange } from '../audit/record-change.js';
import { parseCredential } from '../authentication/credential.js';
import { Forbidden } from '../authentication/errors.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { Tenants } from '../tenants/tenants.js';
import { addAdmin } from './add-admin.js';
import { AdminEntity, AdminInvitationEntity } from './admin.entity.js';
import { EmailTaken, InvitationInvalid } from './errors.js';
import { invite } from './invite.js';
import { hashPassword, refuseBadPassword } from './password.js';

@Injectable()
export class Invitations {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** @throws EmailTaken; Forbidden for an admin who would make an owner, and so rise above themselves. */
  async create(
    tenantId: TenantId,
    inviter: { adminId: AdminId; role: AdminRole },
    { email, role }: CreateInvitation,
  ): Promise<Invitation> {
    if (role === 'owner' && inviter.role !== 'owner') {
      throw new Forbidden('Owners are invited by owners alone.', 'Invite an admin, or ask an owner of your company.');
    }
    return this.database.inTenant(tenantId, async (manager) => {
      if (await manager.existsBy(AdminEntity, { tenantId, email: email.toLowerCase() })) throw new EmailTaken(email);
      const { publicUrl } = this.environment;
      return invite(manager, tenantId, { email, role, invitedBy: inviter.adminId, publicUrl, now: this.clock.now() });
    });
  }

  /** @throws InvitationInvalid for any token but a fresh one; InvalidRequest for a bad password, which spends nothing. */
  async accept({ token, password }: AcceptInvitation): Promise<AcceptedInvitation> {
    const credential = parseCredential(token);
    if (credential?.prefix !== 'cbi') throw new InvitationInvalid();
    const { tenantId, hash } = credential;
    const invitation = await this.database.readTenant(tenantId, (manager) =>
      manager.findOneBy(AdminInvitationEntity, { tenantId, tokenHash: hash }),
    );
    if (!invitation || invitation.acceptedAt || invitation.expiresAt <= this.clock.now()) throw new InvitationInvalid();
    refuseBadPassword(password, invitation.email);
    // Slow on purpose, so outside of the transaction.
    const passwordHash = await hashPassword(password);
    return this.database.inTenant(tenantId, async (manager) => {
      const { affected } = await manager.update(
        AdminInvitationEntity,
        { tenantId, id: invitation.id, acceptedAt: IsNull() },
        { acceptedAt: this.clock.now() },
      );
      if (affected !== 1) throw new InvitationInvalid();
      if (invitation.resetsAdminId)
        await this.#resetPassword(manager, invitation, invitation.resetsAdminId, passwordHash);
      else await this.#admit(manager, invitation, passwordHash);
      const tenant = await this.tenants.get(manager, tenantId);
      return { email: invitation.email, role: invitation.role, tenantName: tenant.name };
    });
  }

  async #admit(manager: EntityManager, invitation: AdminInvitationEntity, passwordHash: string): Promise<void> {
    const { tenantId, email, role, invitedBy } = invitation;
    const now = this.clock.now();
    if (await addAdmin(manager, tenantId, { email, role, passwordHash, createdAt: now })) return;
    // An invitation of an admin's makes new admins only: it must not be a way into somebody else's account.
    if (invitedBy !== null) throw new InvitationInvalid();
    const { id, role: before } = await manager.findOneByOrFail(AdminEntity, { tenantId, email });
    await manager.update(AdminEntity, { tenantId, id }, { role, isDemo: false });
    await this.#resetPassword(manager, invitation, id, passwordHash, before);
  }

  async #resetPassword(
    manager: EntityManager,
    { tenantId, email, role }: AdminInvitationEntity,
    adminId: AdminId,
    passwordHash: string,
    roleBefore = role,
  ): Promise<void> {
    const rows = new AccountRows(manager, { kind: 'admin', tenantId, adminId });
    await rows.change({ passwordHash });
    await rows.endSessions(this.clock.now());
    // Whoever holds another such link would take the password over again.
    await manager.delete(AdminInvitationEntity, { tenantId, resetsAdminId: adminId, acceptedAt: IsNull() });
    const whom = { kind: 'admin', id: adminId, name: email } as const;
    await recordChange(manager, tenantId, {
      ...{ action: 'admin.password_reset', target: whom, self: whom, at: this.clock.now() },
      ...(role !== roleBefore && { before: { role: roleBefore }, after: { role } }),
    });
  }
}
