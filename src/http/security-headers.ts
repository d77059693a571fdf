/** The headers that keep a browser from doing with our pages what we never do. */
import { secureHeaders } from 'hono/secure-headers';
import type { HttpConfig } from './deps.ts';
import { inlineScriptHashes } from './web-app.ts';

export function securityHeaders({ publicUrl, webFolder }: Pick<HttpConfig, 'publicUrl' | 'webFolder'>) {
  const isHttps = publicUrl.startsWith('https:');
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...(webFolder === null ? [] : inlineScriptHashes(webFolder))],
      // Mantine sets positions and colours in style attributes and style elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: isHttps ? 'max-age=31536000; includeSubDomains' : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  });
}
