const SVG = 'http://www.w3.org/2000/svg';

/** Drawn here, since not every machine has a font for them. On a field of 24 by 24. */
const PATHS = {
  attach: 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z',
  channels: 'M4 6h16v2H4zm0 5h16v2H4zm0 5h16v2H4z',
  eye: 'M12 5c5 0 9 4.5 10 7-1 2.500-5 7-10 7S3 14.500 2 12c1-2.500 5-7 10-7zm0 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  members:
    'M9 5a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm0 9c4 0 7 2 7 5v1H2v-1c0-3 3-5 7-5zm7-8a3.500 3.500 0 1 1 0 7v-2a6 6 0 0 0 0-5zm1.500 8.500c3 .5 5 2 5 4.500v1h-5v-1c0-1.500-.5-3-1.500-4z',
  send: 'M3 4l19 8-19 8 2-7 9-1-9-1z',
  voice: 'M4 9h4l5-4v14l-5-4H4zm11 0c1.500 1 1.500 5 0 6zm2-3c4 2.500 4 9.500 0 12v-2c2.500-2 2.500-6 0-8z',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}
