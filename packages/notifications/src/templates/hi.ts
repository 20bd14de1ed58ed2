import type { DigestTexts, MetricNames, Templates } from './template.js';

export const hi: Templates = {
  LEAD_ASSIGNED: {
    title: 'नई लीड',
    body: 'एक नई लीड आपकी प्रतीक्षा कर रही है। किसी दूसरे एजेंट को मिलने से पहले उसे स्वीकार करें।',
  },
  LEAD_IN_POND: {
    title: 'बिना एजेंट की लीड',
    body: 'एक लीड की समय-सीमाएँ चूक गईं। वह पूल में है, जहाँ कोई भी एजेंट उसे ले सकता है।',
  },
  LEAD_MESSAGE: { title: 'ख़रीदार का संदेश', body: 'एक ख़रीदार ने आपको संदेश भेजा है। पढ़ने के लिए लीड खोलें।' },
  ENQUIRY_MESSAGE: {
    title: 'एजेंट का संदेश',
    body: 'एजेंट ने आपकी पूछताछ के बारे में संदेश भेजा है। पढ़ने के लिए उसे खोलें।',
  },
  SITE_VISIT_SCHEDULED: { title: 'साइट विज़िट', body: 'साइट विज़िट {at} के लिए तय हुई है।' },
  DOCUMENT_VERIFIED: { title: 'दस्तावेज़ सत्यापित', body: 'आपका जमा किया हुआ एक दस्तावेज़ सत्यापित हो गया है।' },
  DOCUMENT_REJECTED: {
    title: 'दस्तावेज़ अस्वीकृत',
    body: 'आपका जमा किया हुआ एक दस्तावेज़ अस्वीकृत हुआ है। कारण पढ़ने के लिए उसे खोलें।',
  },
  DOCUMENT_INFO_REQUESTED: {
    title: 'दस्तावेज़ के लिए जानकारी चाहिए',
    body: 'समीक्षक को आपके जमा किए हुए एक दस्तावेज़ के बारे में और जानकारी चाहिए।',
  },
  DOCUMENT_EXPIRING: {
    title: 'दस्तावेज़ की अवधि समाप्त हो रही है',
    body: 'एक सत्यापित दस्तावेज़ की {on} तक फिर से जाँच होनी है।',
  },
  LICENCE_EXPIRED: {
    title: 'पंजीकरण समाप्त',
    body: 'आपका रेरा पंजीकरण समाप्त हो गया है। नवीनीकरण तक आपको नई लीड नहीं मिलेंगी।',
  },
  ORGANIZATION_VERIFIED: { title: 'ब्रोकरेज सत्यापित', body: 'आपकी ब्रोकरेज सत्यापित हो गई है।' },
  QUOTA_NEARLY_USED: {
    title: 'कोटा समाप्ति के निकट',
    body: 'आपकी ब्रोकरेज ने अपने कोटे का 80% उपयोग कर लिया है: {metric}।',
  },
  QUOTA_USED_UP: {
    title: 'कोटा समाप्त',
    body: 'आपकी ब्रोकरेज का कोटा समाप्त हो गया है: {metric}। पूछताछ अब भी आती रहेगी।',
  },
  REVIEW_PUBLISHED: { title: 'समीक्षा प्रकाशित', body: 'आपकी समीक्षा प्रकाशित हो गई है।' },
  REVIEW_REJECTED: { title: 'समीक्षा प्रकाशित नहीं हुई', body: 'आपकी समीक्षा प्रकाशित नहीं की गई।' },
  DISPUTE_DECIDED: { title: 'विवाद का निर्णय', body: 'आपके उठाए हुए एक विवाद का निर्णय हो गया है।' },
  SAVED_SEARCH_MATCHED: {
    title: 'आपकी खोज के लिए नए घर',
    body: 'आपकी सहेजी हुई खोज से मेल खाते नए घर: {count}।',
  },
  LISTING_PRICE_CHANGED: {
    title: 'नई कीमत',
    body: 'जिस घर के बारे में आपने पूछा था, उसकी नई कीमत है: {price}।',
  },
};

export const digest: DigestTexts = {
  subject: 'PropMubi पर आपका दिन',
  intro: 'कल से अब तक क्या हुआ:',
};

export const metrics: MetricNames = {
  REQUESTS: 'अनुरोध',
  COST: 'क्वेरी की लागत',
  SOCKETS: 'लाइव कनेक्शन',
  LEADS: 'लीड',
  STORAGE: 'संग्रहण',
  SMS: 'एसएमएस',
};
