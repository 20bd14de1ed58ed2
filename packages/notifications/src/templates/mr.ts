import type { DigestTexts, MetricNames, Templates } from './template.js';

export const mr: Templates = {
  LEAD_ASSIGNED: {
    title: 'नवीन लीड',
    body: 'एक नवीन लीड तुमची वाट पाहत आहे. ती दुसऱ्या एजंटकडे जाण्याआधी स्वीकारा.',
  },
  LEAD_IN_POND: {
    title: 'एजंट नसलेली लीड',
    body: 'एका लीडच्या मुदती चुकल्या. ती पूलमध्ये आहे, जिथे कोणताही एजंट ती घेऊ शकतो.',
  },
  LEAD_MESSAGE: { title: 'खरेदीदाराचा संदेश', body: 'एका खरेदीदाराने तुम्हाला संदेश पाठवला आहे. वाचण्यासाठी लीड उघडा.' },
  ENQUIRY_MESSAGE: {
    title: 'एजंटचा संदेश',
    body: 'एजंटने तुमच्या चौकशीबद्दल संदेश पाठवला आहे. वाचण्यासाठी ती उघडा.',
  },
  SITE_VISIT_SCHEDULED: { title: 'साइट भेट', body: 'साइट भेट {at} रोजी ठरली आहे.' },
  DOCUMENT_VERIFIED: { title: 'कागदपत्र पडताळले', body: 'तुम्ही सादर केलेले एक कागदपत्र पडताळले गेले आहे.' },
  DOCUMENT_REJECTED: {
    title: 'कागदपत्र नाकारले',
    body: 'तुम्ही सादर केलेले एक कागदपत्र नाकारले गेले आहे. कारण वाचण्यासाठी ते उघडा.',
  },
  DOCUMENT_INFO_REQUESTED: {
    title: 'कागदपत्रासाठी माहिती हवी',
    body: 'तुम्ही सादर केलेल्या एका कागदपत्राबद्दल परीक्षकाला अधिक माहिती हवी आहे.',
  },
  DOCUMENT_EXPIRING: {
    title: 'कागदपत्राची मुदत संपत आहे',
    body: 'एका पडताळलेल्या कागदपत्राची {on} पर्यंत पुन्हा तपासणी व्हायला हवी.',
  },
  LICENCE_EXPIRED: {
    title: 'नोंदणी संपली',
    body: 'तुमची रेरा नोंदणी संपली आहे. नूतनीकरण होईपर्यंत तुम्हाला नवीन लीड मिळणार नाहीत.',
  },
  ORGANIZATION_VERIFIED: { title: 'ब्रोकरेज पडताळली', body: 'तुमची ब्रोकरेज पडताळली गेली आहे.' },
  QUOTA_NEARLY_USED: {
    title: 'कोटा संपत आला',
    body: 'तुमच्या ब्रोकरेजने तिच्या कोट्याचा 80% वापर केला आहे: {metric}.',
  },
  QUOTA_USED_UP: {
    title: 'कोटा संपला',
    body: 'तुमच्या ब्रोकरेजचा कोटा संपला आहे: {metric}. चौकशा तरीही येत राहतील.',
  },
  REVIEW_PUBLISHED: { title: 'परीक्षण प्रकाशित', body: 'तुमचे परीक्षण प्रकाशित झाले आहे.' },
  REVIEW_REJECTED: { title: 'परीक्षण प्रकाशित झाले नाही', body: 'तुमचे परीक्षण प्रकाशित केले गेले नाही.' },
  DISPUTE_DECIDED: { title: 'वादाचा निर्णय', body: 'तुम्ही उपस्थित केलेल्या एका वादाचा निर्णय झाला आहे.' },
  SAVED_SEARCH_MATCHED: {
    title: 'तुमच्या शोधासाठी नवीन घरे',
    body: 'तुम्ही जतन केलेल्या शोधाशी जुळणारी नवीन घरे: {count}.',
  },
  LISTING_PRICE_CHANGED: {
    title: 'नवीन किंमत',
    body: 'तुम्ही चौकशी केलेल्या घराची नवीन किंमत आहे: {price}.',
  },
};

export const digest: DigestTexts = {
  subject: 'PropMubi वर तुमचा दिवस',
  intro: 'कालपासून काय घडले:',
};

export const metrics: MetricNames = {
  REQUESTS: 'विनंत्या',
  COST: 'क्वेरींचा खर्च',
  SOCKETS: 'लाइव्ह जोडण्या',
  LEADS: 'लीड',
  STORAGE: 'साठवण',
  SMS: 'एसएमएस',
};
