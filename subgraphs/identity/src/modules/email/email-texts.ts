/** Languages that messages are written in; all others get English. */
export const EMAIL_LANGUAGES = ['en', 'hi', 'mr'] as const;
export type EmailLanguage = (typeof EMAIL_LANGUAGES)[number];

export function emailLanguageOf(code: string | null | undefined): EmailLanguage {
  return EMAIL_LANGUAGES.find((language) => language === code) ?? 'en';
}

export interface EmailText {
  subject: string;
  text: string;
}

interface Texts {
  signIn(code: string, minutes: number): EmailText;
  verifyEmail(code: string, minutes: number): EmailText;
  /** To an address that no account has proved: it must not look as if there were one. */
  noAccount(): EmailText;
}

/** Messages name no person: an address is given by who asks, and may be another person’s. */
export const emailTexts: Record<EmailLanguage, Texts> = {
  en: {
    signIn: (code, minutes) => ({
      subject: `${code} is your PropMubi sign-in code`,
      text: `${code} is your PropMubi sign-in code. It is valid for ${minutes} minutes.\n\nNever share it: no one at PropMubi asks for it. If you did not ask for a code, ignore this message.\n`,
    }),
    verifyEmail: (code, minutes) => ({
      subject: `${code} confirms your e-mail address at PropMubi`,
      text: `${code} confirms that this address is yours. It is valid for ${minutes} minutes.\n\nOnce confirmed, the address can sign in to the account that asked for this code. If that was not you, ignore this message.\n`,
    }),
    noAccount: () => ({
      subject: 'Signing in to PropMubi',
      text: 'A sign-in code for PropMubi was asked for with this address, but no account has confirmed it.\n\nSign in with your mobile number, then confirm the address under “Signing in”. If you did not ask for a code, ignore this message.\n',
    }),
  },
  hi: {
    signIn: (code, minutes) => ({
      subject: `${code} आपका PropMubi साइन-इन कोड है`,
      text: `${code} आपका PropMubi साइन-इन कोड है। यह ${minutes} मिनट तक मान्य है।\n\nइसे किसी से साझा न करें: PropMubi में कोई यह कोड नहीं पूछता। अगर आपने कोड नहीं माँगा, तो इस संदेश को अनदेखा करें।\n`,
    }),
    verifyEmail: (code, minutes) => ({
      subject: `${code} से PropMubi पर अपने ई-मेल की पुष्टि करें`,
      text: `${code} से पुष्टि होती है कि यह पता आपका है। यह ${minutes} मिनट तक मान्य है।\n\nपुष्टि के बाद इस पते से उस खाते में साइन इन किया जा सकता है जिसने यह कोड माँगा। अगर वह आप नहीं थे, तो इस संदेश को अनदेखा करें।\n`,
    }),
    noAccount: () => ({
      subject: 'PropMubi में साइन इन',
      text: 'इस पते के लिए PropMubi का साइन-इन कोड माँगा गया, पर किसी खाते ने इस पते की पुष्टि नहीं की है।\n\nअपने मोबाइल नंबर से साइन इन करें, फिर “साइन इन” पृष्ठ पर पते की पुष्टि करें। अगर आपने कोड नहीं माँगा, तो इस संदेश को अनदेखा करें।\n',
    }),
  },
  mr: {
    signIn: (code, minutes) => ({
      subject: `${code} हा तुमचा PropMubi साइन-इन कोड आहे`,
      text: `${code} हा तुमचा PropMubi साइन-इन कोड आहे. तो ${minutes} मिनिटे चालतो.\n\nतो कोणालाही सांगू नका: PropMubi मधील कोणीही हा कोड विचारत नाही. तुम्ही कोड मागितला नसेल, तर या संदेशाकडे दुर्लक्ष करा.\n`,
    }),
    verifyEmail: (code, minutes) => ({
      subject: `${code} ने PropMubi वर तुमच्या ई-मेलची खात्री करा`,
      text: `${code} ने हा पत्ता तुमचा असल्याची खात्री होते. तो ${minutes} मिनिटे चालतो.\n\nखात्री झाल्यावर, ज्या खात्याने हा कोड मागितला त्यात या पत्त्याने साइन इन करता येते. ते तुम्ही नसाल, तर या संदेशाकडे दुर्लक्ष करा.\n`,
    }),
    noAccount: () => ({
      subject: 'PropMubi मध्ये साइन इन',
      text: 'या पत्त्यासाठी PropMubi चा साइन-इन कोड मागितला गेला, पण कोणत्याही खात्याने या पत्त्याची खात्री केलेली नाही.\n\nतुमच्या मोबाइल क्रमांकाने साइन इन करा, मग “साइन इन” पृष्ठावर पत्त्याची खात्री करा. तुम्ही कोड मागितला नसेल, तर या संदेशाकडे दुर्लक्ष करा.\n',
    }),
  },
};
