import { PasswordInput, TextInput } from '@mantine/core';
import styles from './account-form.module.css';
import type { CredentialDraft, FieldsProps } from './draft.ts';
import { accountForm as words } from './strings.ts';

/** Browsers must not offer to keep these: they are the broker's, not this page's. */
const unkept = { autoComplete: 'off', 'data-1p-ignore': true, 'data-lpignore': true } as const;

interface CredentialFieldsProps extends FieldsProps<CredentialDraft> {
  /** The client code of an account stays; its orders must not be mixed with another's. */
  readonly fixedCode?: boolean;
}

export function CredentialFields({ draft, errors, onEdit, fixedCode = false }: CredentialFieldsProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{words.credentials}</legend>
      <p className={styles.hint}>{words.credentialsHint}</p>
      <PasswordInput
        {...unkept}
        label={words.consumerKey}
        description={words.consumerKeyHint}
        required
        value={draft.consumerKey}
        error={errors.consumerKey}
        onChange={(event) => onEdit({ consumerKey: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <TextInput
          {...unkept}
          label={words.mobile}
          description={words.mobileHint}
          required
          inputMode="tel"
          value={draft.mobile}
          error={errors.mobile}
          onChange={(event) => onEdit({ mobile: event.currentTarget.value })}
        />
        <TextInput
          {...unkept}
          label={words.ucc}
          required
          autoCapitalize="characters"
          readOnly={fixedCode}
          value={draft.ucc}
          error={errors.ucc}
          onChange={(event) => onEdit({ ucc: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <PasswordInput
          {...unkept}
          label={words.mpin}
          description={words.mpinHint}
          required
          inputMode="numeric"
          maxLength={6}
          value={draft.mpin}
          error={errors.mpin}
          onChange={(event) => onEdit({ mpin: event.currentTarget.value })}
        />
        <PasswordInput
          {...unkept}
          label={words.totp}
          description={words.totpHint}
          required
          value={draft.totp}
          error={errors.totp}
          onChange={(event) => onEdit({ totp: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
