import { useTranslations } from 'use-intl';
import { useMe } from '../../session/use-session.js';
import { CopyButton } from '../../shell/copy-button.js';

/** The console is served at the address that Twilio reaches too, so its own origin is right. */
export function VoiceUrls() {
  const t = useTranslations('twilio');
  const { tenant } = useMe();
  const urlOf = (name: string) => `${location.origin}/twilio/${tenant.id}/voice/${name}`;
  const urls = [
    { label: t('outgoingUrl'), where: t('outgoingWhere'), url: urlOf('outgoing') },
    { label: t('incomingUrl'), where: t('incomingWhere'), url: urlOf('incoming') },
    { label: t('statusUrl'), where: t('statusWhere'), url: urlOf('status') },
  ];
  return (
    <section className="cc-card cc-pad">
      <h2>{t('urlsTitle')}</h2>
      <p className="cc-muted">{t('urlsText')}</p>
      {urls.map(({ label, where, url }) => (
        <div key={label} className="cc-voice-url">
          <h3>{label}</h3>
          <p className="cc-hint">{where}</p>
          <div className="cc-copyable">
            <code>{url}</code>
            <CopyButton value={url} of={label} />
          </div>
        </div>
      ))}
    </section>
  );
}
