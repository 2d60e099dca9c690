import type { Workspace } from './crm-server.js';

/** Whatever carries `data-cordboard-dial` is a number or client name that a click calls (see libs/embed). */
export function ContactList({ workspace: { colleagues, contacts } }: { workspace: Workspace }) {
  return (
    <>
      <h2>Colleagues</h2>
      <ul className="crm-rows">
        {colleagues.map(({ name, displayName }) => (
          <li key={name}>
            <button type="button" className="crm-link" data-cordboard-dial={name} data-cordboard-label={displayName}>
              {displayName}
            </button>
            <span className="muted">{name}</span>
          </li>
        ))}
      </ul>
      <h2>Customers</h2>
      <ul className="crm-rows">
        {contacts.map(({ name, company, about, phone }) => (
          <li key={phone}>
            <div>
              <strong>{name}</strong>
              <span className="muted">
                {company} · {about}
              </span>
            </div>
            <a className="crm-link number" href={`tel:${phone}`} data-cordboard-label={name}>
              {formatNumber(phone)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The demo's numbers are all from North America. */
export function formatNumber(phone: string): string {
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}
