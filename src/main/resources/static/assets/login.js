// A link from a mail names its task behind the #, which would be lost on the way through the sign-in page.
document.querySelector('main form').action += location.hash;
