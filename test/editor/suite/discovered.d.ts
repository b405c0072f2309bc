/** All tests of the suite, for where there is no folder to read them from. */
declare module 'discovered:suite';
