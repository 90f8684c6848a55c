const NEAR_END_PX = 80;

/**
 * Keeps the end of a scrolled element in view while its reader is there: when something is added, when what is shown
 * becomes higher, and when the element itself becomes lower. Who has scrolled up to read stays where they are.
 */
export function followEnd(element) {
  let isFollowing = true;
  const follow = () => {
    if (isFollowing) element.scrollTop = element.scrollHeight;
  };
  element.addEventListener('scroll', () => {
    isFollowing = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
  });
  element.addEventListener('load', follow, true); // pictures
  new ResizeObserver(follow).observe(element);
  new MutationObserver(follow).observe(element, { childList: true, subtree: true, characterData: true });
  return {
    toEnd() {
      isFollowing = true;
      follow();
    },
  };
}
