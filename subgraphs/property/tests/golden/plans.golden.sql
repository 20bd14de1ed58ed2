-- feed of a word that is nowhere
Subquery Scan
  WindowAgg
    Function Scan
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Hash Join
        Hash Join
          Function Scan
          Hash
            Seq Scan search_word
        Hash
          Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
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

-- map of the region, with a filter
Limit
  Sort
    Aggregate
      Limit
        Result
        Seq Scan listing;

-- search of a word that every home has
Subquery Scan
  WindowAgg
    Function Scan
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Hash Join
        Hash Join
          Function Scan
          Hash
            Seq Scan search_word
        Hash
          Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
Limit
  Sort
    Subquery Scan
      Limit
        Sort
          Subquery Scan
            Limit
              Append
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing_tier_0
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing_tier_1
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing_tier_2
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing
Sort
  Limit
    Append
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_0
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_1
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_2
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing
  Hash Join
    Append
      Aggregate
        CTE Scan
      Aggregate
        CTE Scan
      Aggregate
        CTE Scan
      Aggregate
        Sort
          CTE Scan
            Index Scan listing_pkey
              Result
      Aggregate
        CTE Scan
    Hash
      Index Only Scan locality_name;

-- search of homes, a place and bedrooms
Subquery Scan
  WindowAgg
    Function Scan
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Hash Join
        Hash Join
          Function Scan
          Hash
            Seq Scan search_word
        Hash
          Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
Limit
  Sort
    Subquery Scan
      Limit
        Sort
          Subquery Scan
            Limit
              Append
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing_tier_0
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing_tier_1
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing_tier_2
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_listing
Sort
  Limit
    Append
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_0
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_1
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_2
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing
  Hash Join
    Index Only Scan locality_name
    Hash
      Append
        Aggregate
          CTE Scan
        Aggregate
          CTE Scan
        Aggregate
          CTE Scan
        Aggregate
          Sort
            CTE Scan
              Index Scan listing_pkey
                Result
        Aggregate
          CTE Scan;

-- search of a word that is misspelt
Subquery Scan
  WindowAgg
    Function Scan
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Hash Join
        Hash Join
          Function Scan
          Hash
            Seq Scan search_word
        Hash
          Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
Limit
  Sort
    Subquery Scan
      Limit
        Sort
          Result
            Append
              Subquery Scan
                Limit
                  Append
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_listing_tier_0
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_listing_tier_1
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_listing_tier_2
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_listing
              Subquery Scan
                Limit
                  Append
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_project_tier_0
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_project_tier_1
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_project_tier_2
                    Limit
                      Bitmap Heap Scan search_document
                        Bitmap Index Scan search_document_project
              Subquery Scan
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_builder
              Subquery Scan
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_locality
              Subquery Scan
                Limit
                  Bitmap Heap Scan search_document
                    Bitmap Index Scan search_document_agent
Sort
  Limit
    Append
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_0
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_1
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing_tier_2
      Limit
        Bitmap Heap Scan search_document
          Bitmap Index Scan search_document_listing
  Hash Join
    Append
      Aggregate
        CTE Scan
      Aggregate
        CTE Scan
      Aggregate
        CTE Scan
      Aggregate
        Sort
          CTE Scan
            Index Scan listing_pkey
              Result
      Aggregate
        CTE Scan
    Hash
      Index Only Scan locality_name;

-- search of bedrooms that are rare
Subquery Scan
  WindowAgg
    Function Scan
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Hash Join
        Hash Join
          Function Scan
          Hash
            Seq Scan search_word
        Hash
          Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
Limit
  Sort
    Subquery Scan
      Limit
        Sort
          Subquery Scan
            Limit
              Bitmap Heap Scan search_document
                Bitmap Index Scan search_document_bedrooms
Sort
  Limit
    Bitmap Heap Scan search_document
      Bitmap Index Scan search_document_bedrooms
  Hash Join
    Index Only Scan locality_name
    Hash
      Append
        Aggregate
          CTE Scan
        Aggregate
          CTE Scan
        Aggregate
          CTE Scan
        Aggregate
          Sort
            CTE Scan
              Index Scan listing_pkey
                Result
        Aggregate
          CTE Scan;

-- suggestions
Subquery Scan
  WindowAgg
    Function Scan
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Hash Join
        Hash Join
          Function Scan
          Hash
            Seq Scan search_word
        Hash
          Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
  Limit
    Sort
      Seq Scan search_word
Limit
  Sort
    Result
      Append
        Subquery Scan
          Limit
            Bitmap Heap Scan search_document
              Bitmap Index Scan search_document_locality
        Subquery Scan
          Limit
            Append
              Limit
                Bitmap Heap Scan search_document
                  Bitmap Index Scan search_document_project_tier_0
              Limit
                Bitmap Heap Scan search_document
                  Bitmap Index Scan search_document_project_tier_1
              Limit
                Bitmap Heap Scan search_document
                  Bitmap Index Scan search_document_project_tier_2
              Limit
                Bitmap Heap Scan search_document
                  Bitmap Index Scan search_document_project
        Subquery Scan
          Limit
            Bitmap Heap Scan search_document
              Bitmap Index Scan search_document_builder
        Subquery Scan
          Limit
            Bitmap Heap Scan search_document
              Bitmap Index Scan search_document_agent;
