BeforeAll { . $PSScriptRoot/common.ps1 }

Describe 'Get-EtlModel' {
    It 'lists the models that ship with the module' {
        (Get-EtlModel).Name | Should -Contain 'olist'
        (Get-EtlModel).Name | Should -Contain 'retail'
    }

    It 'takes the name of one of them' {
        (Get-EtlModel olist).Folder | Should -BeLike '*olist'
    }

    It 'takes a folder, relative to where PowerShell stands' {
        Push-Location $shop
        try { (Get-EtlModel -Path ./model).Name | Should -Be 'shop' } finally { Pop-Location }
    }

    It 'takes wildcards' {
        (Get-EtlModel "$shop/mod*").Name | Should -Be 'shop'
    }

    It 'takes folders from the pipeline' {
        (Get-Item $shopModel | Get-EtlModel).Name | Should -Be 'shop'
        ($shopModel | Get-EtlModel).Name | Should -Be 'shop'
    }

    It 'takes a literal path as it is written' {
        Copy-Item $shopModel "$TestDrive/plain" -Recurse
        Rename-Item "$TestDrive/plain" 'a[1]'
        (Get-EtlModel -LiteralPath "$TestDrive/a[1]").Name | Should -Be 'shop'
    }

    It 'names the tables in the order they are built' {
        (Get-EtlModel $shopModel).Tables.Name | Should -Be @('dim_customer', 'fact_orders', 'customer_totals')
    }

    It 'reports a folder that is no model, and reads the others' {
        $models = Get-EtlModel $TestDrive, $shopModel -ErrorAction SilentlyContinue -ErrorVariable failures
        $models.Name | Should -Be 'shop'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Model.NotFound,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
