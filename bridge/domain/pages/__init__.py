"""What the pages, the digest and the exports show: facts as values, and the charts and tables made of them."""
