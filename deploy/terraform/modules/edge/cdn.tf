data "aws_cloudfront_cache_policy" "none" {
  name = "Managed-CachingDisabled"
}

data "aws_cloudfront_cache_policy" "long" {
  name = "Managed-CachingOptimized"
}

data "aws_cloudfront_origin_request_policy" "all" {
  name = "Managed-AllViewer"
}

resource "aws_cloudfront_origin_access_control" "objects" {
  name                              = "${var.name}-objects"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_function" "photos" {
  name    = "${var.name}-photos"
  comment = "Addresses of photos to their objects"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = file("${path.module}/photos.js")
}

resource "aws_cloudfront_distribution" "this" {
  comment         = var.name
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  aliases         = [var.domain]
  price_class     = "PriceClass_200"
  web_acl_id      = aws_wafv2_web_acl.this.arn

  origin {
    origin_id   = "gateway"
    domain_name = local.origin

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
      # Event streams beat each 12 s, and HAProxy keeps connections for 60 s (docs/adr/0085-a-balancer-asks-for-readiness.md).
      origin_read_timeout      = 60
      origin_keepalive_timeout = 50
    }
  }

  origin {
    origin_id                = "objects"
    domain_name              = var.bucket_domain
    origin_access_control_id = aws_cloudfront_origin_access_control.objects.id
  }

  # GraphQL, sockets and pages: kept by the gateway, not by CloudFront.
  default_cache_behavior {
    target_origin_id         = "gateway"
    viewer_protocol_policy   = "redirect-to-https"
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = data.aws_cloudfront_cache_policy.none.id
    origin_request_policy_id = data.aws_cloudfront_origin_request_policy.all.id
    compress                 = true
  }

  # Files of the browser app, whose names change with their content.
  ordered_cache_behavior {
    path_pattern             = "/assets/*"
    target_origin_id         = "gateway"
    viewer_protocol_policy   = "redirect-to-https"
    allowed_methods          = ["GET", "HEAD"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = data.aws_cloudfront_cache_policy.long.id
    origin_request_policy_id = data.aws_cloudfront_origin_request_policy.all.id
    compress                 = true
  }

  # PHOTOS_URL.
  ordered_cache_behavior {
    path_pattern           = "/photos/*"
    target_origin_id       = "objects"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = data.aws_cloudfront_cache_policy.long.id

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.photos.arn
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.this.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
}
