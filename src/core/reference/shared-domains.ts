export const sharedDomainsSource = "Partner Desk's choice: services where anybody has an address, and Microsoft's own";

/** Domains of many companies and people; none of them tells one company from another. */
export const sharedDomains: ReadonlySet<string> = new Set(
  `
  onmicrosoft.com microsoft.com
  outlook.com hotmail.com live.com msn.com gmail.com googlemail.com yahoo.com ymail.com icloud.com me.com mac.com aol.com
  proton.me protonmail.com zoho.com mail.com fastmail.com gmx.com
  outlook.de hotmail.de gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de bluewin.ch
  hotmail.co.uk yahoo.co.uk live.co.uk btinternet.com
  outlook.fr hotmail.fr yahoo.fr orange.fr wanadoo.fr free.fr laposte.net sfr.fr
  hotmail.it yahoo.it libero.it virgilio.it tiscali.it
  hotmail.nl live.nl ziggo.nl kpnmail.nl planet.nl telenet.be skynet.be
  wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz
  outlook.es hotmail.es yahoo.es sapo.pt outlook.com.br hotmail.com.br yahoo.com.br bol.com.br uol.com.br terra.com.br
  mail.ru yandex.ru rambler.ru bk.ru ukr.net qq.com 163.com 126.com sina.com yahoo.co.jp naver.com rediffmail.com
`
    .trim()
    .split(/\s+/),
);
