import { useEffect, useState } from "react";

interface Review {
  author: string;
  stars: number;
  text: string;
}

function Stars({ count }: { count: number }) {
  return <span aria-label={`${count} of 5 stars`}>{"★".repeat(count)}</span>;
}

/** Reviews under a product; `?thanks=` comes from the link in the mail that asks for one. */
export function Reviews({ productId }: { productId: number }) {
  const [reviews, setReviews] = useState<Review[]>([]);
  const thanks = new URLSearchParams(window.location.search).get("thanks");

  useEffect(() => {
    const stop = new AbortController();
    fetch(`/products/${productId}/reviews`, { signal: stop.signal })
      .then((response) => response.json())
      .then((list: Review[]) => setReviews(list))
      .catch(() => undefined);
    return () => stop.abort();
  }, [productId]);

  return (
    <section>
      {thanks !== null && <p dangerouslySetInnerHTML={{ __html: `Thank you, ${thanks}!` }} />}
      <ul>
        {reviews.map((review) => (
          <li key={review.author}>
            <Stars count={review.stars} /> {review.text} <cite>{review.author}</cite>
          </li>
        ))}
      </ul>
    </section>
  );
}
