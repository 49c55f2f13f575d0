// What the two keypads beside the app's do alike: an independent, uniform order of the ten digits after every digit, as the app's.
const draw = () => {
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
  const number = new Uint32Array(1);
  for (let last = digits.length - 1; last > 0; last--) {
    // Above the last whole multiple a remainder would come too often.
    const bound = 2 ** 32 - (2 ** 32 % (last + 1));
    do crypto.getRandomValues(number); while (number[0] >= bound);
    const other = number[0] % (last + 1);
    [digits[last], digits[other]] = [digits[other], digits[last]];
  }
  return digits;
};
// The CSS order of a digit's key: the tenth is between "Ayuda" and "Borrar".
const orderOf = (digits, digit) => { const place = digits.indexOf(digit); return place < 9 ? place : place + 1; };
const PAGE_ORDER = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
const LENGTH = 4;
