-- feed of a word that is nowhere
Limit
  Result
  Sort
    Nested Loop
      Bitmap Heap Scan search_document
        Bitmap Index Scan search_document_listing
      Index Scan listing_pkey;

-- feed by rare bedrooms
Limit
  Result
  Sort
    Bitmap Heap Scan listing
      Bitmap Index Scan listing_feed_bedrooms;

-- feed by bedrooms that are nowhere
Limit
  Result
  Index Scan listing_feed_bedrooms;

-- feed by a rare sub-type
Limit
  Result
  Index Scan listing_feed_sub_type;

-- feed by a rare type
Limit
  Result
  Index Scan listing_feed_type;

-- feed by furnishing
Limit
  Result
  Index Scan listing_feed_newest;

-- feed by furnishing and bedrooms that are nowhere
Limit
  Result
  Index Scan listing_feed_bedrooms;

-- feed of the largest, newest first
Limit
  Result
  Sort
    Bitmap Heap Scan listing
      Bitmap Index Scan listing_feed_area;

-- feed of areas that are nowhere
Limit
  Result
  Sort
    Bitmap Heap Scan listing
      Bitmap Index Scan listing_feed_area;

-- feed of the dearest, newest first
Limit
  Result
  Sort
    Index Scan listing_feed_price;

-- feed of the most trusted, newest first
Limit
  Result
  Sort
    Bitmap Heap Scan listing
      Bitmap Index Scan listing_feed_percentile;

-- feed of a builder
Limit
  Result
  Index Scan listing_feed_builder;

-- feed of an agent
Limit
  Result
  Sort
    Bitmap Heap Scan listing
      Bitmap Index Scan listing_feed_agent;

-- feed of everything, by trust
Limit
  Result
  Index Scan listing_trust;

-- count of rare bedrooms
Limit
  Result
  Index Scan listing_feed_bedrooms
Aggregate
  Limit
    Result
    Index Only Scan listing_feed_bedrooms;

-- map of the region
Limit
  Aggregate
    Subquery Scan
      Limit
        Index Scan map_change_pkey
  Index Scan map_cell_place
  Sort
    Hash Join
      Append
        CTE Scan
        Nested Loop
          Hash Join
            CTE Scan
            Hash
              CTE Scan
          Limit
            Index Scan map_cell_pkey
      Hash
        CTE Scan;

-- map of the region, near
Limit
  Aggregate
    Subquery Scan
      Limit
        Index Scan map_change_pkey
  Bitmap Heap Scan map_cell
    Bitmap Index Scan map_cell_place
  Sort
    Hash Join
      Append
        CTE Scan
        Nested Loop
          Hash Join
            CTE Scan
            Hash
              CTE Scan
          Limit
            Index Scan map_cell_pkey
      Hash
        CTE Scan;

-- map of a street
Limit
  Aggregate
    Subquery Scan
      Limit
        Index Scan map_change_pkey
  Index Scan map_cell_place
  Sort
    Hash Join
      Append
        CTE Scan
        Nested Loop
          Hash Join
            CTE Scan
            Hash
              CTE Scan
          Limit
            Index Scan map_cell_pkey
      Hash
        CTE Scan
Unique
  Sort
    Append
      Index Scan map_cell_place
      Subquery Scan
        Aggregate
          Subquery Scan
            Limit
              Index Scan map_change_pkey
Limit
  Result
  Sort
    Bitmap Heap Scan listing
      Bitmap Index Scan listing_feed_place;
