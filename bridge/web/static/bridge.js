// A table that is seen whole need not be a stop on the way through the page by keyboard.

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

for (const scrolling of document.querySelectorAll(".scroll")) observer.observe(scrolling);
